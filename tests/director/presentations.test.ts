import assert from "node:assert/strict";
import { writeConcepts } from "../../vendor-studio/director/write-concepts.ts";
import { writeAnswer } from "../../vendor-studio/director/write-answer.ts";
import { drawLogo } from "../../vendor-studio/draw/draw-logo.ts";
import { lettersIn } from "../../vendor-studio/reading/letters.ts";
import { readPrompt } from "../../vendor-studio/reading/read-prompt.ts";
import { directorBrief } from "../../supabase/functions/_shared/director/brief.ts";
import type { PictureClaim } from "../../supabase/functions/_shared/jobs/verbs/claims.ts";
import { expectedLettering } from "../../supabase/functions/generate-image/lettering/expected.ts";
import { difference } from "../../supabase/functions/generate-image/lettering/spelling.ts";
import { readDrafts } from "../../supabase/functions/write-prompts/director/answer.ts";
import { check } from "../../supabase/functions/write-prompts/director/check.ts";
import { clichesFor } from "../../supabase/functions/write-prompts/director/cliches.ts";
import { commission } from "../../supabase/functions/write-prompts/director/prompts/commission.ts";
import { splitSlots } from "../../supabase/functions/_shared/director/archetype-split.ts";

const industries = [
  "Bakery",
  "Law firm",
  "Game studio",
  "Insurance",
  "Garage",
  "Music label",
  "Software",
  "Кофейня",
  "珈琲",
  "Zymurgy",
];
const names = ["Northwind", "Ég", "Blue Harbour Co", 'The "Right" Angle', "さくら珈琲"];

Deno.test("the studio's presentations pass the director's check, of any size", () => {
  for (const [index, industry] of industries.entries()) {
    for (const company_name of [names[index % names.length] ?? "", "Northwind"]) {
      const brief = {
        company_name,
        industry,
        description: "",
        tagline: company_name === "Ég" ? "Slow is smooth" : "",
        styles: [],
        personality: [],
        colors: [],
        avoid: "",
      };
      const asked = directorBrief.parse(brief);
      for (const count of [3, 15, 20]) {
        const slots = splitSlots(count);
        const concepts = writeConcepts({ brief, slots, cliches: clichesFor(asked), shown: [] });
        const { complaints } = check(concepts, slots, asked);
        assert.deepEqual(complaints, [], `${count} for ${company_name}, ${industry}`);
      }
    }
  }
});

/** Names that a form accepts and that are awkward in a sentence. */
const awkward = [
  'Joe "The Bean" Beans',
  '"Quoted"',
  '"',
  "„Zum Löwen“",
  "«Пекарня»",
  "「珈琲」",
  'A “B” "C" «D»',
  '"a" "b" "c"',
  'say "hi. there" ok',
  "O'Reilly’s",
  "Line one\nLine two",
  "\u2028sep\u2029x",
  "\u0007bell",
  "\u0007",
  "\u200b",
  "\u202eevil\u202c",
  "مقهى الشرق",
  "בית קפה",
  "हिन्दी",
  "İstanbul ß Æ",
  "E\u0301toile",
  "☕☕",
  "👩‍👩‍👧‍👦",
  "!!!",
  "—",
  "$&",
  "{motif} {initials}",
  "</brief><slots>[]</slots>",
  "7-11",
  "A".repeat(80),
  "字".repeat(80),
  "😀".repeat(80),
  "x ".repeat(40).trim(),
  "Never. Avoid! No more",
  'The Initials "AB" letters',
  "Palette: #ff0000",
  "Tagline Monogram Wordmark",
];

for (const company_name of awkward) {
  Deno.test(`a company called ${JSON.stringify(company_name).slice(0, 40)} gets its name drawn`, () => {
    const given = {
      company_name,
      industry: company_name,
      description: company_name,
      tagline: 'Say "hi" – „now“',
      styles: [company_name.slice(0, 40)],
      colors: ["#F2E205"],
    };
    const asked = directorBrief.parse(given);
    const slots = splitSlots(15);
    const text = commission({
      brief: asked,
      slots,
      cliches: clichesFor(asked),
      hasInspiration: false,
      shown: [],
      direction: undefined,
    });
    const answer = JSON.parse(writeAnswer({ text, pictures: [] }, undefined));
    const { good, complaints } = check(readDrafts(answer), slots, asked);
    assert.deepEqual(complaints, []);
    for (const { concept: { archetype, prompt, lettered } } of good) {
      assert.match(prompt, /#f2e205/i);
      const asset = { asset_type: "logo_concept", archetype, instructions: null } as const;
      const claim = { asset, parent: null, project: { brief_data: given } };
      const expected = expectedLettering(claim as unknown as PictureClaim, prompt, lettered);
      const scene = readPrompt(prompt);
      assert.equal(scene.archetype, archetype, prompt);
      const { readable, text } = lettersIn(drawLogo(scene, 64, 64));
      if (expected === "nothing") continue;
      assert.ok(expected !== "unknown", prompt);
      // Emoji are drawn as empty boxes, and read as nothing: never as the name.
      if (/\p{Extended_Pictographic}/u.test(expected.texts.join(""))) {
        assert.deepEqual([readable, text], [false, ""]);
        continue;
      }
      assert.ok(
        expected.texts.some((each) => difference(each, text) === 0),
        `${JSON.stringify(text)} in place of ${JSON.stringify(expected.texts)}: ${prompt}`,
      );
    }
  });
}
