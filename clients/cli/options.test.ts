import assert from "node:assert/strict";
import { readOptions, UsageError } from "./options.ts";

const needed = ["--name", "Northwind", "--industry", "Coffee", "--description", "Beans"];

Deno.test("options are read with or without a leading --", () => {
  const expected = {
    name: "Northwind",
    industry: "Coffee",
    description: "Beans",
    inspiration: undefined,
    count: undefined,
    out: "logos",
  };
  assert.deepEqual(readOptions(needed), expected);
  assert.deepEqual(readOptions(["--", ...needed, "--count=3", "--out", "x"]), {
    ...expected,
    count: 3,
    out: "x",
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
      [...needed, "stray"],
    ]
  ) {
    assert.throws(() => readOptions(args), UsageError, args.join(" "));
  }
});

Deno.test("help needs nothing else", () => {
  assert.equal(readOptions(["--help"]), null);
});
