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

/** The font of a typeface's weight, parsed once for the life of the process. */
export function font(name: TypefaceName, weight: Weight): fontkit.Font {
  const typeface = typefaces[name];
  const key = `${typeface.package}/${typeface.files[weight]}`;
  const known = opened.get(key);
  if (known !== undefined) return known;
  const directory = dirname(resolve(`${typeface.package}/package.json`));
  const parsed = fontkit.create(readFileSync(join(directory, typeface.files[weight])));
  if (!("layout" in parsed)) throw new TypeError(`${key} holds a collection, not one font`);
  opened.set(key, parsed);
  return parsed;
}

/** Whether a font has a glyph for every character that leaves ink. */
export function hasLetters(face: fontkit.Font, text: string): boolean {
  return [...text].every((letter) =>
    /[\s\p{Default_Ignorable_Code_Point}]/u.test(letter) ||
    face.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)
  );
}
