import { briefs } from "./briefs.ts";
import { drawSheet } from "./draw-sheet.ts";

/** Draws the contact sheets that `docs/images` shows: `npx deno task sheets`. */
const folder = new URL("../../../docs/images/", import.meta.url);
await Deno.mkdir(folder, { recursive: true });
for (const { file, brief } of briefs) {
  const png = drawSheet(brief);
  await Deno.writeFile(new URL(`${file}.png`, folder), png);
  console.log(`${file}.png  ${Math.round(png.length / 1024)} KB`);
}
