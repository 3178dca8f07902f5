import assert from "node:assert/strict";
import { readOptions, UsageError } from "./options.ts";

const needed = ["--name", "Northwind", "--industry", "Coffee", "--description", "Beans"];
const brief = { company_name: "Northwind", industry: "Coffee", description: "Beans" };

Deno.test("options are read with or without a leading --", () => {
  assert.deepEqual(readOptions(needed), {
    ...{ brief, inspiration: undefined, out: "logos", kit: false },
  });
  assert.deepEqual(readOptions(["--", ...needed, "--count=3", "--out", "x", "--kit"]), {
    brief: { ...brief, concept_count: 3 },
    inspiration: undefined,
    out: "x",
    kit: true,
  });
});

Deno.test("lists stand between commas, colours with or without their #", () => {
  const more = ["--tagline", "Roasted", "--styles", "minimal, bold", "--avoid", "leaves"];
  assert.deepEqual(readOptions([...needed, ...more, "--colors", "1b4d3e,#E8A33D"])?.brief, {
    ...brief,
    tagline: "Roasted",
    styles: ["minimal", "bold"],
    colors: ["#1b4d3e", "#E8A33D"],
    avoid: "leaves",
  });
});

Deno.test("what is missing, unknown or out of range is said", () => {
  for (
    const args of [
      needed.slice(2),
      [...needed, "--colour", "red"],
      [...needed, "--count", "21"],
      [...needed, "--count", "two"],
      [...needed, "--out"],
      [...needed, "--out", ""],
      [...needed, "--inspiration", ""],
      [...needed, "stray"],
    ]
  ) {
    assert.throws(() => readOptions(args), UsageError, args.join(" "));
  }
});

Deno.test("help needs nothing else, wherever the -- stands", () => {
  assert.equal(readOptions(["--help"]), null);
  assert.equal(readOptions(["--", "-h"]), null);
});
