// @ts-types="@types/fontkit"
import type * as fontkit from "fontkit";
import { font, hasLetters } from "./fonts.ts";
import { joined, notoFont, notoScripts } from "./noto.ts";
import { type TypefaceName, typefaces, type Weight } from "./typefaces.ts";
import { type DirectionalRun, partsFromLeft } from "./visual-order.ts";

/** A part of a text that one font letters. */
export interface Run {
  text: string;
  font: fontkit.Font;
  /** Whether its letters may be set apart. */
  isSpaceable: boolean;
  isRightToLeft: boolean;
}

/** Finds the font for a cluster of letters, where the face has all of them. */
interface Face {
  find(cluster: string): fontkit.Font | undefined;
  isSpaceable: boolean;
}

/** Letters whose cursive form, a bar above them, is read as another letter's accent. */
const misread: Partial<Record<TypefaceName, RegExp>> = { Pacifico: /[Łł]/ };

const fallbacks: TypefaceName[] = ["Roboto Slab", "Jost", "BIZ UDPGothic", "Dela Gothic One"];

/** The typeface asked for or, where it lacks a letter, the nearest in spirit that has all of them. */
export function faceFor(text: string, asked: TypefaceName): TypefaceName {
  const composed = text.normalize("NFC");
  return candidatesFor(asked).find((name) => covers(name, composed)) ?? asked;
}

/** Whether some face has every letter of a text: what has none is drawn as an empty box. */
export function canLetter(text: string): boolean {
  const faces = facesFor("Jost", "regular");
  return clustersOf(text.normalize("NFC")).every((cluster) =>
    isBlank(cluster) || faces.some((face) => face.find(cluster) !== undefined)
  );
}

/**
 * Splits a text into runs, in the order in which they stand on the line: of one face where one has
 * all letters, else a face for each script's words, and failing that for each cluster.
 */
export function runsOf(line: string, asked: TypefaceName, weight: Weight): Run[] {
  // Fonts hold composed letters: of Hangul the syllables, not the jamo that they decompose to.
  return partsFromLeft(line.normalize("NFC")).flatMap((part) => {
    const runs = runsOfPart(part, asked, weight);
    return part.isRightToLeft ? runs.toReversed() : runs;
  });
}

/** The runs of a part in the order in which they are read. */
function runsOfPart(
  { text, isRightToLeft }: DirectionalRun,
  asked: TypefaceName,
  weight: Weight,
): Run[] {
  const faces = facesFor(asked, weight);
  const faceOf = (clusters: string[]) =>
    faces.find((face) => clusters.every((cluster) => isBlank(cluster) || face.find(cluster)));
  const whole = clustersOf(text);
  const runs: Run[] = [];
  for (const words of faceOf(whole) === undefined ? wordsByScript(text) : [whole]) {
    const shared = faceOf(words);
    for (const cluster of words) {
      const last = runs.at(-1);
      const face = shared ?? faceOf([cluster]);
      const found = face?.find(cluster) ?? font(asked, weight);
      if (last !== undefined && (isBlank(cluster) || last.font === found)) last.text += cluster;
      else {
        const isSpaceable = face?.isSpaceable ?? true;
        runs.push({ text: cluster, font: found, isSpaceable, isRightToLeft });
      }
    }
  }
  return runs;
}

function candidatesFor(asked: TypefaceName): TypefaceName[] {
  const hand: TypefaceName[] = asked === "Pacifico" ? ["Caveat"] : [];
  return [asked, ...hand, typefaces[asked].japanese, ...fallbacks];
}

function covers(name: TypefaceName, text: string): boolean {
  return hasLetters(font(name, "regular"), text) && misread[name]?.test(text) !== true;
}

function facesFor(asked: TypefaceName, weight: Weight): Face[] {
  const own = candidatesFor(asked).map((name): Face => ({
    find: (cluster) => covers(name, cluster) ? font(name, weight) : undefined,
    isSpaceable: name !== "Pacifico",
  }));
  const noto = notoScripts.map((script): Face => ({
    find(cluster) {
      const found = notoFont(script, weight, cluster);
      return found !== undefined && hasLetters(found, cluster) ? found : undefined;
    },
    isSpaceable: !joined.includes(script),
  }));
  return [...own, ...noto];
}

const segmenter = new Intl.Segmenter("und", { granularity: "grapheme" });

/** A text's letters, each with its marks. */
export function clustersOf(text: string): string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}

function isBlank(cluster: string): boolean {
  return /^[\s\p{Default_Ignorable_Code_Point}]*$/u.test(cluster);
}

const scripts = [
  "Arab",
  "Hebr",
  "Deva",
  "Thai",
  "Hang",
  "Hani",
  "Hira",
  "Kana",
  "Latn",
  "Cyrl",
  "Grek",
]
  .map((script) => new RegExp(`\\p{Script=${script}}`, "u"));

/** A text's clusters, parted where the script changes; spaces and digits stay with what came before. */
function wordsByScript(text: string): string[][] {
  const parts: string[][] = [];
  let last: RegExp | undefined;
  for (const cluster of clustersOf(text)) {
    const script = scripts.find((script) => script.test(cluster)) ?? last;
    const part = parts.at(-1);
    if (part !== undefined && script === last) part.push(cluster);
    else parts.push([cluster]);
    last = script;
  }
  return parts;
}

/** Whether a text begins in a script that is written from right to left. */
export function isRightToLeft(text: string): boolean {
  return /^[^\p{L}]*[\p{Script=Arab}\p{Script=Hebr}]/u.test(text);
}
