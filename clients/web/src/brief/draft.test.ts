import assert from "node:assert/strict";
import { checkTexts, draftOf, emptyDraft, findStep, placeComplaints, toBrief } from "./draft.ts";
import { countCharacters } from "./limits.ts";

const draft = { ...emptyDraft, company_name: "Lumen", industry: "Lamps", description: "Light" };

Deno.test("characters are counted as the API counts them", () => {
  assert.equal(countCharacters("  ☕️🌊 "), 3);
  assert.deepEqual(checkTexts({ ...draft, company_name: "🌊".repeat(80) }), {});
  assert.deepEqual(
    Object.keys(checkTexts({ ...draft, company_name: "🌊".repeat(81) })),
    ["company_name"],
  );
});

Deno.test("what has to be there is asked for", () => {
  assert.deepEqual(Object.keys(checkTexts({ ...emptyDraft, industry: " " })), [
    "company_name",
    "industry",
    "description",
  ]);
});

Deno.test("the API's complaints find their fields, and the page that they are on", () => {
  const complaints = placeComplaints(
    new Map([
      ["brief_data.styles.0", "may have 40 characters at most"],
      ["inspiration_file", "is no picture"],
      ["brief_data.unknown", "is odd"],
    ]),
  );
  assert.deepEqual(complaints, {
    styles: "This may have 40 characters at most.",
    inspiration_file: "This is no picture.",
  });
  assert.equal(findStep(complaints), 1);
  assert.equal(findStep({}), null);
});

Deno.test("what is empty is not sent", () => {
  assert.deepEqual(
    toBrief({ ...draft, project_name: "Autumn", colors: ["#1b4d3e"] }),
    {
      company_name: "Lumen",
      industry: "Lamps",
      description: "Light",
      colors: ["#1b4d3e"],
      concept_count: 15,
    },
  );
});

Deno.test("a brief that was sent makes the draft that it came of", () => {
  const full = { ...draft, tagline: "Warm", styles: ["bold"], concept_count: 4 };
  assert.deepEqual(draftOf({ ...toBrief(full), audience: "all" }), full);
});
