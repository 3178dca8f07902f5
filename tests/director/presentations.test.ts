import assert from "node:assert/strict";
import { writeConcepts } from "../../local/studio/director/write-concepts.ts";
import { brief as shape } from "../../supabase/functions/_shared/jobs/brief.ts";
import { check } from "../../supabase/functions/write-prompts/director/check.ts";
import { clichesFor } from "../../supabase/functions/write-prompts/director/cliches.ts";
import { spreadSlots } from "../../supabase/functions/write-prompts/director/spread.ts";

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
      const asked = shape.parse(brief);
      for (const count of [3, 15, 20]) {
        const slots = spreadSlots(count);
        const concepts = writeConcepts({ brief, slots, cliches: clichesFor(asked) });
        const verdict = check(concepts, slots, asked);
        const complaints = verdict.usable ? [] : verdict.complaints;
        assert.deepEqual(complaints, [], `${count} for ${company_name}, ${industry}`);
      }
    }
  }
});
