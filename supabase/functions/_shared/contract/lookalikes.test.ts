import assert from "node:assert/strict";
import { briefSchema } from "./brief.ts";
import { findLookalike } from "./lookalikes.ts";

const known = Object.keys(briefSchema.shape);

const meant: Record<string, string> = {
  ...{ tag_line: "tagline", tagLine: "tagline", "Tag-Line": "tagline", slogan: "tagline" },
  ...{ colours: "colors", colour: "colors", color: "colors", colrs: "colors" },
  ...{ style: "styles", Styles: "styles" },
  ...{ companyName: "company_name", name: "company_name", compny_name: "company_name" },
  ...{ industy: "industry", discription: "description", descripton: "description" },
  ...{ desc: "description", industries: "industry", logo_count: "concept_count" },
  ...{ avoids: "avoid", conceptCount: "concept_count", concepts_count: "concept_count" },
};

for (const [key, name] of Object.entries(meant)) {
  Deno.test(`${key} looks like ${name}`, () => {
    assert.equal(findLookalike(key, known), name);
  });
}

Deno.test("keys of their own look like none", () => {
  const others = ["mood", "notes", "audience", "founded", "website", "", "x", "__proto__"];
  for (const key of [...others, "constructor", "x".repeat(10_000)]) {
    assert.equal(findLookalike(key, known), undefined, key);
  }
});
