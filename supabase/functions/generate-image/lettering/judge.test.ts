import assert from "node:assert/strict";
import type { Archetype } from "../../_shared/contract/archetype.ts";
import { claimOn } from "../claim.fixture.ts";
import { expectedLettering, letteredBefore } from "./expected.ts";
import { judge } from "./judge.ts";
import { refinedLettering } from "./refined.ts";

const brief = { company_name: "Northwind", tagline: "By the sea" };

/**
 * How a picture of this archetype and prompt is judged, with these letters in it.
 *
 * @param said the text of the rewritten prompt, as the model that wrote it gave it.
 */
function verdict(
  read: string,
  archetype: Archetype,
  prompt: string,
  instructions: string | null = null,
  said?: string,
) {
  const expected = expectation(archetype, prompt, instructions, said);
  return typeof expected === "string" ? expected : judge(read, expected).verdict;
}

function expectation(
  archetype: Archetype,
  prompt: string,
  instructions: string | null,
  said?: string,
) {
  const kind = instructions === null ? "logo_concept" : "logo_edit";
  const claim = claimOn("0f9f3a52-8a5e-4c0e-9d2b-111111111111", kind);
  const initials = archetype === "lettermark" ? { text: "NW" } : null;
  const asset = {
    ...claim.asset,
    archetype,
    instructions,
    to_letter: instructions === null ? initials : null,
  };
  const parent = claim.parent &&
    { ...claim.parent, archetype, generation_prompt: named, to_letter: initials };
  const on = { asset, parent, project: { ...claim.project, brief_data: brief } };
  const kept = said === undefined || instructions === null ? asset.to_letter : refinedLettering(
    { text: said },
    {
      before: letteredBefore(on),
      wish: instructions,
      name: brief.company_name,
      prompt: `Letter "${said}".`,
    },
  );
  return expectedLettering(on, prompt, kept);
}

const named = 'A wordmark logo. Letter "Northwind", below it the tagline "By the sea".';

Deno.test("a second drawing is asked for the whole name, not for the part that an edit speaks of", () => {
  const main = (said: string, instructions: string, archetype: Archetype, prompt: string) => {
    const expected = expectation(archetype, prompt, instructions, said);
    return typeof expected === "string" ? expected : expected.main;
  };
  assert.equal(main("Northwind", 'Make the "o" orange', "wordmark", named), "Northwind");
  assert.equal(main("Northwind", '"North" in teal, please', "combination", named), "Northwind");
  assert.equal(main("NW", 'Make the "N" red', "lettermark", 'A lettermark logo of "NW".'), "NW");
  assert.equal(main("North", 'Change the name to "North"', "wordmark", named), "North");
  assert.equal(main("Harbour", 'Call it "Harbour"', "wordmark", named), "Harbour");
  assert.equal(main("Harbour", '"Harbour" in its place', "wordmark", named), "Harbour");
  assert.equal(main("A<B", "Rename it to A<B", "wordmark", named), "A<B");
  assert.equal(main("Nortwhind", "Make it blue", "wordmark", named), "Northwind");
  assert.equal(main("Harbor", "Make it blue", "wordmark", 'Letter "Harbor".'), "unknown");
});

Deno.test("a logo whose parent nobody knows the letters of is not held against the brief's name", () => {
  const claim = claimOn("0f9f3a52-8a5e-4c0e-9d2b-111111111111", "logo_variation");
  const asset = { ...claim.asset, archetype: "wordmark" } as const;
  const parentOf = (prompt: string) =>
    claim.parent && { ...claim.parent, archetype: "wordmark", generation_prompt: prompt } as const;
  const before = (prompt: string) =>
    letteredBefore({
      asset,
      parent: parentOf(prompt),
      project: { ...claim.project, brief_data: brief },
    });
  assert.equal(before('A wordmark logo. Letter "Harbour".'), undefined);
  assert.deepEqual(before(named), { text: "Northwind", tagline: "By the sea" });
});

Deno.test("marks without letters are not judged", () => {
  assert.equal(verdict("", "abstract", 'An abstract mark of the "N".'), "nothing");
  assert.equal(verdict("", "pictorial", "A fox."), "nothing");
});

Deno.test("an edit may take the name away", () => {
  assert.equal(verdict("", "combination", named, "Remove the name, keep just the icon"), "nothing");
  assert.equal(verdict("", "combination", named, "Sans le nom", ""), "nothing");
  assert.equal(verdict("", "combination", named, "Make the name smaller"), "mismatch");
});

const cases: [string, string, Archetype, string, string | null, string, string?][] = [
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
  ["the rewritten name", "Harbour", "wordmark", named, "rename it Harbour", "match", "Harbour"],
  ["the old name", "Northwind", "wordmark", named, "rename it Harbour", "mismatch", "Harbour"],
  ["what the wish also says", "blue", "wordmark", named, "Make it blue", "mismatch", "Northwind"],
  [
    "what only the prompt quotes",
    "Harbour",
    "wordmark",
    'Letter "Harbour".',
    "rename it",
    "unknown",
  ],
  ["a colour in a wish", "blue", "wordmark", named, "Make it blue", "unchecked"],
  ["a colour in capitals", "BLUE", "wordmark", named, "Make it blue", "unchecked"],
  ["a German colour", "Blau", "wordmark", named, "Mach es Blau", "unchecked"],
  ["a colour given to letters", "blue", "wordmark", named, "Set the text to blue", "unchecked"],
  [
    "a word that may be added",
    "Northwind Roasters",
    "wordmark",
    named,
    "Add Roasters",
    "unchecked",
  ],
  ["a misspelt added word", "Northwind Roaster", "wordmark", named, "Add Roasters", "mismatch"],
  [
    "a new name after its noun",
    "Harbour",
    "wordmark",
    named,
    "Change the name to Harbour",
    "match",
  ],
  ["a new name that is quoted", "珈琲館", "wordmark", named, "名前を「珈琲館」に変えて", "match"],
  ["a part of a new name", "Harb", "wordmark", named, "Call it Harbour", "mismatch"],
  ["another's capitals", "NORTHWIND", "wordmark", named, "en majuscules", "match", "NORTHWIND"],
];

for (const [what, read, archetype, prompt, instructions, expected, said] of cases) {
  Deno.test(`${what} read in a ${archetype}${instructions ? ", edited," : ""} is a ${expected}`, () => {
    assert.equal(verdict(read, archetype, prompt, instructions, said), expected);
  });
}

/** How a reading of an edited wordmark is judged where the rewrite says this text, or none. */
function edited(name: string, wish: string, read: string, said?: string, prompt?: string) {
  const claim = claimOn("0f9f3a52-8a5e-4c0e-9d2b-111111111111", "logo_edit");
  const archetype: Archetype = "wordmark";
  const asset = { ...claim.asset, archetype, instructions: wish };
  const parent = claim.parent &&
    { ...claim.parent, archetype, generation_prompt: `Letter "${name}".`, to_letter: null };
  const on = {
    asset,
    parent,
    project: { ...claim.project, brief_data: { company_name: name, tagline: "" } },
  };
  const written = prompt ?? `Letter "${said ?? name}".`;
  const before = letteredBefore(on);
  const kept = said === undefined
    ? null
    : refinedLettering({ text: said }, { before, wish, name, prompt: written }) ?? null;
  const expected = expectedLettering(on, written, kept);
  return typeof expected === "string" ? expected : judge(read, expected).verdict;
}

const unkept: [name: string, wish: string, read: string, verdict: string][] = [
  ['ООО "Ромашка"', "Сделай «ООО» красным", "ООО", "unchecked"],
  ['ООО "Ромашка"', "Сделай «ООО» красным", 'ООО "Ромашка"', "match"],
  ['ООО "Ромашка"', "Сделай «ООО» красным", "ОАО", "mismatch"],
  ["Northwind", 'Make the "o" orange', "o", "unchecked"],
  ["Northwind", 'Make the "o" orange', "Northwind", "match"],
  ["Northwind", 'Change "Northwind" to "Harbour"', "Northwind", "unchecked"],
  ["Northwind", 'Change "Northwind" to "Harbour"', "Harbour", "match"],
  ["Northwind", 'Change "Northwind" to "Harbour"', "Harbuor", "mismatch"],
  ["Northwind", "Call it Harbour", "Northwind", "unchecked"],
  ["Northwind Coffee", 'Replace "Coffee" with "Tea"', "Tea", "unchecked"],
  ["Northwind Coffee", 'Replace "Coffee" with "Tea"', "Northwind Tea", "unchecked"],
  ["Northwind", "Remove the text shadow", "Northwind", "match"],
  ["Northwind", "Remove the text shadow", "Nortwhind", "mismatch"],
  ["Northwind", "Make just the icon blue", "Nortwhind", "mismatch"],
  ["Northwind", "Turn the icon only", "Nortwhind", "mismatch"],
  ["Northwind", "No text effects", "Nortwhind", "mismatch"],
  ["Northwind", "Remove the text, please", "Northwind", "nothing"],
  ["Northwind", "no text", "", "nothing"],
  ["Northwind", "no text, icon only", "", "nothing"],
  ["Northwind", "no letters please", "", "nothing"],
  ["Northwind", "Icon only", "", "nothing"],
  ["Northwind", "get rid of the name", "", "nothing"],
];

for (const [name, wish, read, expected] of unkept) {
  Deno.test(`${read} is ${expected} in ${name} after "${wish}", where no text is kept`, () => {
    assert.equal(edited(name, wish, read), expected);
  });
}

const cased: [name: string, wish: string, said: string, read: string, verdict: string][] = [
  ["Diyarbakır Kahve", "In capitals", "Diyarbakır Kahve", "DİYARBAKIR KAHVE", "match"],
  ["Diyarbakır Kahve", "In capitals", "DİYARBAKIR KAHVE", "DİYARBAKIR KAHVE", "match"],
  ["Diyarbakır Kahve", "In capitals", "DIYARBAKIR KAHVE", "DİYARBAKIR KAHVE", "match"],
  ["Diyarbakır Kahve", "In capitals", "Diyarbakır Kahve", "DİYARBAKİR KAHVE", "mismatch"],
  ["Diyarbakır Kahve", "Make it blue", "Diyarbakır Kahve", "DİYARBAKIR KAHVE", "mismatch"],
  ["Καφές Αθήνα", "In capitals", "Καφές Αθήνα", "ΚΑΦΕΣ ΑΘΗΝΑ", "match"],
  ["Καφές Αθήνα", "In capitals", "ΚΑΦΕΣ ΑΘΗΝΑ", "ΚΑΦΈΣ ΑΘΉΝΑ", "match"],
  ["Καφές Αθήνα", "In capitals", "Καφές Αθήνα", "ΚΑΦΕΣ ΑΘΕΝΑ", "mismatch"],
  ["Καφές Αθήνα", "In lowercase", "Καφές Αθήνα", "καφές αθήνα", "match"],
  ["Καφές Αθήνα", "In lowercase", "Καφές Αθήνα", "καφες αθηνα", "mismatch"],
  ["ΚΑΦΕΣ ΑΘΗΝΑ", "In lowercase", "ΚΑΦΕΣ ΑΘΗΝΑ", "καφές αθήνα", "match"],
  ["ΚΑΦΕΣ ΑΘΗΝΑ", "In lowercase", "ΚΑΦΕΣ ΑΘΗΝΑ", "καφες αθηνα", "match"],
  ["ΚΑΦΕΣ ΑΘΗΝΑ", "In lowercase", "ΚΑΦΕΣ ΑΘΗΝΑ", "καφές αθένα", "mismatch"],
  ["ΚΑΦΕΣ ΑΘΗΝΑ", "In lowercase", "καφές αθήνα", "καφες αθηνα", "match"],
  ["ΚΑΦΕΣ ΑΘΗΝΑ", "In lowercase", "καφές αθήνα", "καφές αθήνα", "match"],
  ["ΚΑΦΕΣ ΑΘΗΝΑ", "Make it blue", "ΚΑΦΕΣ ΑΘΗΝΑ", "καφές αθήνα", "mismatch"],
  ["ΜΑΪΟΣ", "In lowercase", "ΜΑΪΟΣ", "μάιος", "match"],
  ["Café", "Remove the accent", "Cafe", "Cafe", "match"],
  ["Café", "Remove the accent", "Cafe", "Café", "mismatch"],
  ["Café", "Make it blue", "Cafe", "Cafe", "mismatch"],
  ["IKEA", "Make it blue", "IKAE", "IKAE", "mismatch"],
  ["IKEA", "Make it blue", "IKAE", "IKEA", "match"],
];

for (const [name, wish, said, read, expected] of cased) {
  Deno.test(`${read} is a ${expected} for ${name} after "${wish}", where ${said} is said`, () => {
    assert.equal(edited(name, wish, read, said), expected);
  });
}

Deno.test("words that are added beside the name are left unchecked", () => {
  const prompt = 'Letter "Northwind", below it "Roasters".';
  for (const read of ["Northwind Roasters", "Roasters"]) {
    const found = edited("Northwind", "Add Roasters", read, "Northwind Roasters", prompt);
    assert.equal(found, "unchecked");
  }
});

Deno.test("a name whose prompt still quotes it is judged, though the rewrite says nothing", () => {
  for (const said of ["", '""']) {
    const read = (text: string) => edited("Northwind", "Make it blue", text, said, named);
    assert.equal(read("Northwind"), "match");
    assert.equal(read("Nortwhind"), "mismatch");
  }
});
