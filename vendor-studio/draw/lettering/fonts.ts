import { Buffer } from "node:buffer";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
// @ts-types="@types/fontkit"
import * as fontkit from "fontkit";
import { type TypefaceName, typefaces, type Weight } from "./typefaces.ts";

// Deno downloads an npm package when something of it is imported, and knows no import for a font
// file: these name each package so that `require.resolve` finds it on disk.
import "@expo-google-fonts/biz-udpgothic/metadata.json" with { type: "json" };
import "@expo-google-fonts/caveat/metadata.json" with { type: "json" };
import "@expo-google-fonts/comfortaa/metadata.json" with { type: "json" };
import "@expo-google-fonts/dela-gothic-one/metadata.json" with { type: "json" };
import "@expo-google-fonts/hina-mincho/metadata.json" with { type: "json" };
import "@expo-google-fonts/jost/metadata.json" with { type: "json" };
import "@expo-google-fonts/oswald/metadata.json" with { type: "json" };
import "@expo-google-fonts/pacifico/metadata.json" with { type: "json" };
import "@expo-google-fonts/playfair-display/metadata.json" with { type: "json" };
import "@expo-google-fonts/roboto-slab/metadata.json" with { type: "json" };
import "@expo-google-fonts/tenor-sans/metadata.json" with { type: "json" };
import "@expo-google-fonts/unbounded/metadata.json" with { type: "json" };

const { resolve } = createRequire(import.meta.url);
const opened = new Map<string, fontkit.Font>();

/** The font that goes by this name, parsed once for the life of the process. */
export function openFont(name: string, read: () => Uint8Array | false, wght?: number) {
  const known = opened.get(name);
  if (known !== undefined) return known;
  const file = read();
  const parsed = file && fontkit.create(Buffer.from(file));
  if (!parsed || !("layout" in parsed)) throw new TypeError(`${name} is not one font`);
  const font = wght === undefined ? parsed : parsed.getVariation({ wght });
  opened.set(name, font);
  return font;
}

/** The font of a typeface's weight. */
export function font(name: TypefaceName, weight: Weight): fontkit.Font {
  const { package: family, files } = typefaces[name];
  return openFont(`${family}/${files[weight]}`, () => {
    const directory = dirname(resolve(`${family}/package.json`));
    return readFileSync(join(directory, files[weight]));
  });
}

/** Whether a font has a glyph for every character that leaves ink. */
export function hasLetters(face: fontkit.Font, text: string): boolean {
  return [...text].every((letter) =>
    /[\s\p{Default_Ignorable_Code_Point}]/u.test(letter) ||
    face.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)
  );
}
