import assert from "node:assert/strict";
import { directorBrief } from "./brief.ts";

Deno.test("no control of a brief reaches beyond its own text, whichever it stands in", () => {
  const stray = "\u202efox\u0007\u2066";
  const { colors, ...brief } = directorBrief.parse({
    company_name: `${stray}\n\u0085 Bar`,
    ...{ industry: stray, description: `${stray}\nBread`, tagline: `${stray}\tnow`, avoid: stray },
    ...{ styles: [stray], personality: [stray], colors: ["#112233"], other: stray },
  });
  assert.deepEqual(brief, {
    company_name: "fox Bar",
    ...{ industry: "fox ", description: "fox \nBread", tagline: "fox now", avoid: "fox " },
    ...{ styles: ["fox "], personality: ["fox "] },
  });
  assert.deepEqual(colors, ["#112233"]);
});

Deno.test("what is closed within a brief's text stays, and so do joiners", () => {
  const { company_name } = directorBrief.parse({ company_name: "\u2067مقهى\u2069 می\u200cخواهم" });
  assert.equal(company_name, "\u2067مقهى\u2069 می\u200cخواهم");
});
