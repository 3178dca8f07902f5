import { filled, moved, n } from "../geometry.ts";
import type { Glyph, Line } from "./letter.ts";
import type { Block } from "./lines.ts";

/** A part of a text that has a colour of its own. */
export interface Singled {
  /** `first` and `last` letter, `word 2`, `last word`, or a letter, wherever it stands. */
  which: string;
  colour: string;
}

interface Placed {
  glyph: Glyph;
  line: number;
  word: number;
}

/** The glyphs that are singled out, with their colours; of two for one glyph the later is told. */
export function singledIn(lines: Line[], singled: Singled[]): Map<Glyph, string> {
  const placed = letters(lines);
  return new Map(
    singled.flatMap(({ which, colour }) =>
      chosen(placed, which).map(({ glyph }) => [glyph, colour] as const)
    ),
  );
}

/**
 * What is singled out of a block, to be drawn over it.
 *
 * @param lean how the block's lines are skewed, in degrees.
 */
export function singledOver(block: Block, singled: Singled[], lean = 0): string {
  const colours = singledIn(block.lines.map(({ line }) => line), singled);
  return block.lines.flatMap(({ line, x, y }) =>
    line.glyphs.flatMap((glyph) => {
      const colour = colours.get(glyph);
      if (colour === undefined) return [];
      return lean === 0 ? [moved(filled(glyph.d, colour), x, y)] : [
        `<g transform="translate(${n(x)} ${n(y)}) skewX(${-lean})">${filled(glyph.d, colour)}</g>`,
      ];
    })
  ).join("");
}

/** What is singled out of a line, to be drawn over it. */
export function singledFrom(line: Line, singled: Singled[]): string {
  return [...singledIn([line], singled)].map(([{ d }, colour]) => filled(d, colour)).join("");
}

function letters(lines: Line[]): Placed[] {
  const placed: Placed[] = [];
  let word = 0;
  lines.forEach(({ glyphs }, line) => {
    for (const glyph of glyphs) {
      if (glyph.d === "") word++;
      else placed.push({ glyph, line, word });
    }
    word++;
  });
  const spelling = placed.filter(({ glyph }) => /[\p{L}\p{N}]/u.test(glyph.text));
  return spelling.length > 0 ? spelling : placed;
}

function chosen(placed: Placed[], which: string): Placed[] {
  if (which === "first") return placed.slice(0, 1);
  if (which === "last") return placed.slice(-1);
  const words = [...new Set(placed.map(({ word }) => word))];
  const at = which === "last word" ? -1 : Number(/^word (\d)$/.exec(which)?.[1] ?? NaN) - 1;
  if (!Number.isNaN(at)) return placed.filter(({ word }) => word === words.at(at));
  return placed.filter(({ glyph }) => glyph.text.toLocaleLowerCase() === which);
}
