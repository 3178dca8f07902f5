import { rgbOf } from "../../pictures/ground.ts";
import type { PaletteColour } from "../../vector/trace-shape.ts";
import { isFaithful } from "../../vector/trace-shape.ts";
import type { Artwork } from "../artwork.ts";
import { type KitFile, textBytes, textFile } from "../kit-file.ts";
import { readme } from "../readme.ts";

/** Units of the palette's drawing. */
const SWATCH = { width: 160, height: 200 };

/** The brand's colours for people, pages and programs, and what the kit's files are for. */
export function colorFiles({ trace }: Artwork, company: string): KitFile[] {
  const named = withNames(trace.palette);
  return [
    textFile(
      "colors/palette.json",
      "The colors for programs",
      "application/json",
      `${
        JSON.stringify(
          named.map(({ name, hex, role, share }) => ({ name, hex, rgb: rgbOf(hex), role, share })),
          null,
          2,
        )
      }\n`,
    ),
    textFile("colors/palette.css", "The colors for pages", "text/css", css(named)),
    {
      name: "colors/palette.svg",
      purpose: "The colors to look at",
      mimeType: "image/svg+xml",
      width: SWATCH.width * named.length,
      height: SWATCH.height,
      bytes: textBytes(swatches(named)),
    },
    textFile("README.txt", "What is for what", "text/plain", readme(company, isFaithful(trace))),
  ];
}

interface NamedColour extends PaletteColour {
  /** Its role, numbered where there are several of one. */
  name: string;
}

function withNames(palette: readonly PaletteColour[]): NamedColour[] {
  const seen = new Map<string, number>();
  return palette.map((colour) => {
    const count = (seen.get(colour.role) ?? 0) + 1;
    seen.set(colour.role, count);
    return { ...colour, name: count === 1 ? colour.role : `${colour.role}-${count}` };
  });
}

function css(colours: readonly NamedColour[]): string {
  const lines = colours.map(({ name, hex }) => `  --brand-${name}: ${hex};\n`);
  return `:root {\n${lines.join("")}}\n`;
}

function swatches(colours: readonly NamedColour[]): string {
  const { width, height } = SWATCH;
  const drawn = colours.map(({ name, hex }, index) => {
    const x = index * width;
    return `<rect x="${x}" width="${width}" height="${width}" fill="${hex}"/>` +
      `<text x="${x + 8}" y="${width + 17}">${name}</text>` +
      `<text x="${x + 8}" y="${width + 33}">${hex}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${
    width * colours.length
  } ${height}" ` +
    `width="${
      width * colours.length
    }" height="${height}" font-family="sans-serif" font-size="13">` +
    `<title>Palette</title>${drawn.join("")}</svg>\n`;
}
