import { Resvg } from "@resvg/resvg-js";
import { clichesFor } from "../../../supabase/functions/write-prompts/director/cliches.ts";
import { splitSlots } from "../../../supabase/functions/_shared/director/archetype-split.ts";
import type { GivenBrief } from "../../../vendor-studio/director/brief.ts";
import { writeConcepts } from "../../../vendor-studio/director/write-concepts.ts";
import { sceneSvg } from "../../../vendor-studio/draw/draw-logo.ts";
import { encodePng } from "../../../vendor-studio/draw/png.ts";
import { readPrompt } from "../../../vendor-studio/reading/read-prompt.ts";

/** In pixels. */
const SIDE = 200;
const GAP = 12;
const COLUMNS = 5;
const GROUND = 0xe6;

/** A brief's first presentation: fifteen logos, written, read and drawn as the studio does it. */
export function drawSheet(brief: GivenBrief): Uint8Array<ArrayBuffer> {
  const logos = writeConcepts({
    ...{ brief, slots: splitSlots(15), cliches: clichesFor(brief), shown: [] },
  }).map(({ prompt }) =>
    new Resvg(sceneSvg(readPrompt(prompt), SIDE, SIDE), { font: { loadSystemFonts: false } })
      .render().pixels
  );
  const rows = Math.ceil(logos.length / COLUMNS);
  const [width, height] = [COLUMNS, rows].map((count) => count * (SIDE + GAP) + GAP) as [
    number,
    number,
  ];
  const sheet = new Uint8Array(width * height * 4).fill(GROUND);
  logos.forEach((pixels, index) => {
    const left = GAP + (index % COLUMNS) * (SIDE + GAP);
    const top = GAP + Math.floor(index / COLUMNS) * (SIDE + GAP);
    for (let y = 0; y < SIDE; y++) {
      const line = pixels.subarray(y * SIDE * 4, (y + 1) * SIDE * 4);
      sheet.set(line, ((top + y) * width + left) * 4);
    }
  });
  return encodePng(sheet, width, height);
}
