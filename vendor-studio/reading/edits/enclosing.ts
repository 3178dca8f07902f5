import type { Enclosure } from "../../draw/enclosure.ts";
import { colourIn, colourPhrase } from "../colours.ts";
import type { Edit } from "./edit.ts";
import { markOrWhole } from "./placement.ts";
import type { Wording } from "./wording.ts";

const shapes: [words: string, shape: Enclosure["shape"]][] = [
  ["circle|ring|disc|disk|roundel", "circle"],
  ["rounded square|soft square|squircle|rounded box|app icon", "squircle"],
  ["square|box|tile", "square"],
  ["hexagon", "hexagon"],
  ["shield", "shield"],
  ["diamond|rhombus", "diamond"],
  ["rectangle|rectangular frame|frame|border|oblong", "rectangle"],
];

const lines: [words: RegExp, line: Enclosure["line"]][] = [
  [/\b(?:thin|fine|hairline|slim|delicate)\b/, "thin"],
  [/\b(?:thick|bold|heavy|strong)\b/, "thick"],
  [/\b(?:solid|filled|full|disc|disk|tile)\b/, "solid"],
];

const shape = shapes.map(([words]) => words).join("|");

const into = "in|inside|within|into|with|on|add|around|by|surround\\w*|enclos\\w*|encircl\\w*|" +
  "frame\\w*|give|draw";

/** A ring, a frame or a solid shape that is put around the picture, or taken away from it. */
export function enclosing(text: Wording): Edit[] {
  const gone = text.take(
    `\\b(?:remove|without|drop|delete|no|lose)\\b[^,;.|]*\\b(?:${shape}|enclosure)\\b(?: around[^,;.|]*)?`,
  );
  if (gone !== undefined) return [{ kind: "enclosure", enclosure: null }];
  // "Replace the key with a shield": what is drawn is to be another thing.
  if (text.has(/\b(?:replace|swap|change|turn)\b[^,;.|]*\b(?:with|by|for|into|to)\b/)) return [];
  const match = text.take(
    `\\b(?:${into})\\b(?:(?!\\b(?:in|inside|within|into|with|on)\\b)[^,;.|])*?\\b(${shape})\\b` +
      `(?: (?:around|about)[^,;.|]*)?`,
  ) ??
    text.take(`\\b(?:[\\w-]+ ){0,2}\\b(${shape}) (?:around|about)\\b(?: (?:it|the \\w+))?`) ??
    text.take( // Nothing but a shape: "a thick gold frame".
      `(?<=^|[,;.|] ?)(?:an? )?(?:(?!the\\b)[\\w-]+ ){0,3}\\b(${shape})(?= ?(?:$|[,;.|!]))`,
    ) ?? text.take(/(?<!\bthe )\b(encircled?|framed?|boxed)\b(?: (?:it|the \w+))?/);
  if (match === undefined) return [];
  const [phrase, word = ""] = match;
  // "A square border" is a square.
  const found = shapes.find(([words]) => new RegExp(`\\b(?:${words})\\b`).test(phrase))?.[1];
  const before = match.input.slice(0, match.index).split(/[,;.|]/).at(-1) ?? "";
  // "White letters in a navy circle": of the phrase only what stands right before the shape.
  const colour = colourIn(
    phrase.slice(0, phrase.lastIndexOf(word)).split(/\b(?:an?|the|it|in|inside|with|on)\b/).at(
      -1,
    ) ?? "",
  );
  const fill = text.take(
    `\\b(?:fill(?:ed)?(?: it)?|painted|coloured|colored) (?:with |in )?(${colourPhrase})`,
  );
  return [{
    kind: "enclosure",
    enclosure: {
      shape: found ?? (word.startsWith("encircle") ? "circle" : "rectangle"),
      line: fill === undefined
        ? lines.find(([words]) => words.test(phrase))?.[1] ?? "regular"
        : "solid",
      of: markOrWhole(before + phrase),
      colour: colourIn(fill?.[1] ?? "") ?? colour ?? null,
    },
  }];
}
