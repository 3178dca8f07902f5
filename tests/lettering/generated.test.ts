import assert from "node:assert/strict";
import fc from "fast-check";
import { areLetteredAlike } from "../../supabase/functions/_shared/lettering/fold.ts";
import { isMonogram } from "../../supabase/functions/_shared/lettering/monogram.ts";
import { quotes } from "../../supabase/functions/_shared/lettering/quotes.ts";
import { refinedLettering } from "../../supabase/functions/generate-image/lettering/refined.ts";
import { initialsOf } from "../../vendor-studio/reading/quotes.ts";
import { disguises, nameIn, scripts, slips } from "./generated.ts";
import { renaming } from "./names.ts";

/** The same names in each run. */
const sample = { numRuns: 30, seed: 20261128 };

for (const script of scripts) {
  Deno.test(`names made of ${script} are told from any slip, and from no other writing of them`, () => {
    fc.assert(fc.property(nameIn(script), nameIn(script), check), sample);
  });
}

function check(name: string, before: string): void {
  for (const [what, of] of disguises) assert.ok(areLetteredAlike(name, of(name)), what);
  for (const slip of slips(name)) assert.ok(!areLetteredAlike(name, slip), slip);
  for (const [open, close] of ['""', "“”", "«»", "「」"]) {
    assert.ok(quotes(`A logo. Letter ${open}${name}${close}, in a bold serif.`, name), open);
  }
  const initials = initialsOf(name);
  assert.ok([...initials.normalize("NFKC")].length > 5 || isMonogram(initials, name), initials);

  const on = { before: { text: before }, name: before, prompt: `Letter “${name}”.` };
  const renamed = refinedLettering({ text: name }, { ...on, wish: renaming(name) });
  assert.ok(renamed !== undefined && areLetteredAlike(renamed.text, name));
  assert.equal(refinedLettering({}, { ...on, wish: renaming(name) }), undefined);
  for (const cased of [before.toUpperCase(), before.toLowerCase()]) {
    const kept = refinedLettering({ text: cased }, { ...on, wish: "Change the case" });
    assert.ok(kept !== undefined && areLetteredAlike(kept.text, cased), cased);
  }
}
