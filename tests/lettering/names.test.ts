import assert from "node:assert/strict";
import fc from "fast-check";
import { briefSchema } from "../../supabase/functions/_shared/contract/brief.ts";
import { areLetteredAlike, foldLine } from "../../supabase/functions/_shared/lettering/fold.ts";
import { quotes } from "../../supabase/functions/_shared/lettering/quotes.ts";
import { createGemini } from "../../supabase/functions/_shared/vendors/gemini/client.ts";
import type { Gemini } from "../../supabase/functions/_shared/vendors/gemini/gemini.ts";
import { withServer } from "../../supabase/functions/_shared/vendors/server.fixture.ts";
import { canLetter } from "../../vendor-studio/draw/lettering/runs.ts";
import { createStudio } from "../../vendor-studio/studio.ts";
import { disguises, nameIn, scripts, slips } from "./generated.ts";
import { type NameCase, names, renaming } from "./names.ts";
import { draw, judgedAs, type Logo, refine, sketch, verdictOf } from "./trip.ts";

Deno.test("there are at least 60 names, in 20 scripts", () => {
  assert.ok(names.length >= 60);
  assert.ok(new Set(names.map(({ script }) => script)).size >= 20);
});

for (const { script, name, right, wrong, isDrawn } of names) {
  Deno.test(`${name} (${script}) is itself however it is written, and nothing near it`, () => {
    for (const form of ["NFC", "NFD"]) assert.ok(areLetteredAlike(name, name.normalize(form)));
    for (const each of right) assert.ok(areLetteredAlike(name, each), each);
    for (const each of wrong) assert.ok(!areLetteredAlike(name, each), each);
  });

  Deno.test(`a prompt that quotes ${name} (${script}) is known to, and no other`, () => {
    for (const marks of ['""', "“”", "«»", "„“", "「」", "‘’", "''"]) {
      const [open, close] = marks;
      const quoted = (text: string) => `A logo. Letter ${open}${text}${close}, in a bold serif.`;
      for (const each of [name, ...right]) assert.ok(quotes(quoted(each), name), each);
      // The prompt's own marks may be those that such a name begins or ends with.
      if (/^["']|["']$/.test(foldLine(name))) continue;
      for (const each of wrong) assert.ok(!quotes(quoted(each), name), each);
    }
  });

  Deno.test(`the studio ${isDrawn ? "has" : "lacks"} letters of ${name} (${script})`, () => {
    assert.equal(canLetter(name), isDrawn);
  });
}

Deno.test("each name goes through brief, prompts, drawing, reading and two edits", async (t) => {
  await throughStudio(names, t);
});

Deno.test("generated names of each script do so, too", async (t) => {
  const made = scripts.map((script): NameCase => {
    const [name = ""] = fc.sample(nameIn(script), { numRuns: 1, seed: 20261128 });
    const right = disguises.map(([, disguised]) => disguised(name));
    return { script, name, right, wrong: slips(name), isDrawn: canLetter(name) };
  });
  await throughStudio(made, t);
});

async function throughStudio(cases: NameCase[], t: Deno.TestContext): Promise<void> {
  await withServer(createStudio({ low: 0, high: 0 }), async (baseUrl) => {
    const gemini = createGemini({
      ...{ apiKey: "k", baseUrl },
      ...{ promptModel: "gemini-3.8-flash", imageModel: "gemini-3.1-flash-image" },
    });
    for (const [index, of] of cases.entries()) {
      const to = cases[(index + 1) % cases.length] ?? of;
      await t.step(`${of.name} (${of.script})`, () => travel(gemini, of, to));
    }
  });
}

/** A name's way through the rules, and that of a name that it is changed to. */
async function travel(gemini: Gemini, of: NameCase, to: NameCase): Promise<void> {
  const brief = briefSchema.parse({ company_name: of.name, industry: "Café", description: "Tea" });
  const [lettermark, wordmark, ...others] = await sketch(gemini, brief, ["lettermark", "wordmark"]);
  if (lettermark === undefined || wordmark === undefined) assert.fail("a concept is missing");
  assert.equal(others.length, 0);
  for (const logo of [lettermark, wordmark]) {
    const isDrawn = canLetter(
      logo.asset.to_letter?.text ?? assert.fail("nobody knows the letters"),
    );
    assert.equal(await verdictOf(gemini, logo), isDrawn ? "match" : "unchecked");
    const misspelt = { ...logo, picture: draw(logo.prompt, true) };
    assert.equal(await verdictOf(gemini, misspelt), isDrawn ? "mismatch" : "unchecked");
  }
  judges(wordmark, of, []);
  const renamed = await refine(gemini, wordmark, renaming(to.name));
  assert.equal(await verdictOf(gemini, renamed), to.isDrawn ? "match" : "unchecked");
  judges(renamed, to, [of.name]);
  const recoloured = await refine(gemini, renamed, "Make it deep blue");
  assert.equal(await verdictOf(gemini, recoloured), to.isDrawn ? "match" : "unchecked");
  judges(recoloured, to, [of.name, "blue", "deep blue"]);
}

/** What a reader may find in a logo of a name, and what it must not. */
function judges(logo: Logo, { name, right, wrong }: NameCase, others: string[]): void {
  for (const each of [name, ...right]) assert.equal(judgedAs(logo, each), "match", each);
  for (const each of [...wrong, ...others]) assert.equal(judgedAs(logo, each), "mismatch", each);
}
