import { splitSlots } from "../../supabase/functions/_shared/director/archetype-split.ts";
import { clichesFor } from "../../supabase/functions/write-prompts/director/cliches.ts";
import { writeConcepts } from "../../vendor-studio/director/write-concepts.ts";
import { drawLogo } from "../../vendor-studio/draw/draw-logo.ts";
import { readPrompt } from "../../vendor-studio/reading/read-prompt.ts";
import { briefs } from "../director/sheets/briefs.ts";

/** A picture that a kit is made of. */
export interface Specimen {
  name: string;
  company: string;
  bytes: Uint8Array;
  mimeType: string;
}

/** Pixels a side, as the vendor draws them by default. */
const SIDE = 2048;
const PER_BRIEF = 15;

/** Thirty logos as the studio draws them, of two clients, packed as JPEG as Seedream's are. */
export function* studioLogos(): Generator<Specimen> {
  for (const { file, brief } of briefs.slice(0, 2)) {
    const slots = splitSlots(PER_BRIEF);
    const concepts = writeConcepts({ brief, slots, cliches: clichesFor(brief), shown: [] });
    for (const [index, { prompt }] of concepts.entries()) {
      yield {
        name: `${file}-${index + 1}`,
        company: brief.company_name,
        bytes: drawLogo(readPrompt(prompt), SIDE, SIDE, "jpeg"),
        mimeType: "image/jpeg",
      };
    }
  }
}
