import assert from "node:assert/strict";
import type { Archetype } from "../../_shared/contract/archetype.ts";
import { claimOn } from "../claim.fixture.ts";
import { expectedLettering } from "./expected.ts";
import { judge } from "./judge.ts";

const brief = { company_name: "Northwind", tagline: "By the sea" };

/** How a picture of this archetype and prompt is judged, with these letters in it. */
function verdict(
  read: string,
  archetype: Archetype,
  prompt: string,
  instructions: string | null = null,
) {
  const kind = instructions === null ? "logo_concept" : "logo_edit";
  const claim = claimOn("0f9f3a52-8a5e-4c0e-9d2b-111111111111", kind);
  const expected = expectedLettering({
    asset: { ...claim.asset, archetype, instructions },
    project: { ...claim.project, brief_data: brief },
  }, prompt);
  return expected === undefined ? undefined : judge(read, expected).verdict;
}

const named = 'A wordmark logo. Letter "Northwind", below it the tagline "By the sea".';

Deno.test("a second drawing is asked for the whole name, not for the part that an edit speaks of", () => {
  const main = (instructions: string, archetype: Archetype, prompt: string) => {
    const claim = claimOn("0f9f3a52-8a5e-4c0e-9d2b-111111111111", "logo_edit");
    return expectedLettering({
      asset: { ...claim.asset, archetype, instructions },
      project: { ...claim.project, brief_data: brief },
    }, prompt)?.main;
  };
  assert.equal(main('Make the "o" orange', "wordmark", named), "Northwind");
  assert.equal(main('"North" in teal, please', "combination", named), "Northwind");
  assert.equal(main('Make the "N" red', "lettermark", 'A lettermark logo of "NW".'), "NW");
  assert.equal(main('Change the name to "North"', "wordmark", named), "North");
  assert.equal(main('Call it "Harbour"', "wordmark", named), "Harbour");
  assert.equal(main('"Harbour" in its place', "wordmark", named), "Harbour");
});

Deno.test("marks without letters are not judged", () => {
  assert.equal(verdict("", "abstract", 'An abstract mark of the "N".'), undefined);
  assert.equal(verdict("", "pictorial", "A fox."), undefined);
  assert.equal(verdict("", "lettermark", "A monogram that quotes nothing."), undefined);
});

Deno.test("an edit may take the name away", () => {
  assert.equal(verdict("", "combination", named, "Remove the name, keep just the icon"), undefined);
  assert.equal(verdict("", "combination", named, "Make the name smaller"), "mismatch");
});

const cases: [string, string, Archetype, string, string | null, "match" | "mismatch"][] = [
  ["the name", "Northwind", "wordmark", named, null, "match"],
  ["the name on two lines", "North wind", "combination", named, null, "match"],
  ["the name with its tagline", "Northwind By the sea", "combination", named, null, "match"],
  ["the tagline alone", "By the sea", "combination", named, null, "mismatch"],
  ["another case", "NORTHWIND", "wordmark", named, null, "mismatch"],
  ["two letters swapped", "Nortwhind", "wordmark", named, null, "mismatch"],
  ["nothing", "", "wordmark", named, null, "mismatch"],
  ["initials", "NW", "lettermark", 'A lettermark logo of "NW".', null, "match"],
  ["other initials", "NVV", "lettermark", 'A lettermark logo of "NW".', null, "mismatch"],
  ["an edit's new name, quoted", "Harbour", "wordmark", named, 'Name it "Harbour"', "match"],
  ["an edit's new name, bare", "Harbour", "wordmark", named, "Call it Harbour.", "match"],
  ["an edit's old name", "Northwind", "wordmark", named, "Make it blue", "match"],
  ["what the wish only holds", "all", "wordmark", named, "Call it Harbour", "mismatch"],
  ["an edit to capitals", "NORTHWIND", "wordmark", named, "Set it in all caps", "match"],
  ["capitals nobody asked for", "NORTHWIND", "wordmark", named, "Make it blue", "mismatch"],
  [
    "an earlier edit's capitals",
    "NORTHWIND",
    "wordmark",
    `${named} Set in capitals.`,
    "Make it blue",
    "match",
  ],
  ["the rewritten prompt's text", "Harbour", "wordmark", 'Letter "Harbour".', "rename it", "match"],
];

for (const [what, read, archetype, prompt, instructions, expected] of cases) {
  Deno.test(`${what} read in a ${archetype}${instructions ? ", edited," : ""} is a ${expected}`, () => {
    assert.equal(verdict(read, archetype, prompt, instructions), expected);
  });
}
