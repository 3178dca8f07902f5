import { filled } from "../geometry.ts";
import { standingOut } from "../palette.ts";
import type { Glyph, Line } from "./letter.ts";
import { type Block, eachLine } from "./lines.ts";
import { isRightToLeft } from "./runs.ts";

/** A part of a text that has a colour of its own. */
export interface ColouredLetters {
  /** `all`, `first` and `last` letter, `word 2`, `last word`, or a letter, wherever it stands. */
  which: string;
  colour: string;
}

interface Placed {
  glyph: Glyph;
  word: number;
}

/**
 * The glyphs that have colours of their own, each of which stands out from what it is drawn on.
 * Where two colours are given for one glyph, the later one counts.
 */
export function coloursByGlyph(
  lines: Line[],
  colouredLetters: ColouredLetters[],
  ground: string,
): Map<Glyph, string> {
  const placed = letters(lines);
  return new Map(
    colouredLetters.flatMap(({ which, colour }) =>
      chosen(placed, which).map(({ glyph }) => [glyph, standingOut(colour, ground, 3)] as const)
    ),
  );
}

/**
 * The letters of a block that have colours of their own, to be drawn over the block.
 *
 * @param lean how the block's lines are skewed, in degrees.
 */
export function colouredOver(
  block: Block,
  colouredLetters: ColouredLetters[],
  ground: string,
  lean = 0,
): string {
  const colours = coloursByGlyph(block.lines.map(({ line }) => line), colouredLetters, ground);
  return eachLine(block, ({ glyphs }) => {
    const letters = glyphs.flatMap((glyph) => {
      const colour = colours.get(glyph);
      return colour === undefined ? [] : [filled(glyph.d, colour)];
    });
    return `<g transform="skewX(${-lean})">${letters.join("")}</g>`;
  });
}

function letters(lines: Line[]): Placed[] {
  const placed: Placed[] = [];
  let word = 0;
  lines.forEach(({ glyphs }) => {
    // Glyphs stand from left to right, whichever way they are read.
    const isBackward = glyphs.every(({ text }) => !/\p{L}/u.test(text) || isRightToLeft(text));
    for (const glyph of isBackward ? glyphs.toReversed() : glyphs) {
      if (glyph.d === "") word++;
      else placed.push({ glyph, word });
    }
    word++;
  });
  const spelling = placed.filter(({ glyph }) => /[\p{L}\p{N}]/u.test(glyph.text));
  return spelling.length > 0 ? spelling : placed;
}

function chosen(placed: Placed[], which: string): Placed[] {
  if (which === "all") return placed;
  if (which === "first") return placed.slice(0, 1);
  if (which === "last") return placed.slice(-1);
  const words = [...new Set(placed.map(({ word }) => word))];
  const at = which === "last word" ? -1 : Number(/^word (\d)$/.exec(which)?.[1] ?? NaN) - 1;
  if (!Number.isNaN(at)) return placed.filter(({ word }) => word === words.at(at));
  return placed.filter(({ glyph }) => glyph.text.toLocaleLowerCase() === which);
}
