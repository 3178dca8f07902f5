import { type Box, type Drawing, filled, moved } from "../geometry.ts";
import { letter, type Line, type Setting } from "./letter.ts";
import { faceFor } from "./runs.ts";

/** Several lines as one block of lettering; scale 100 units an em, first baseline at y = 0. */
export interface Block {
  lines: { line: Line; x: number; y: number }[];
  box: Box;
}

const MOST_LINES = 3;
const LEADING = 1.14;

/**
 * Breaks a name into the lines in which it gets largest inside the rectangle. It breaks at spaces,
 * and between any two letters of a script that writes without them.
 *
 * @param lines how many there are to be, as far as the name has words for them.
 */
export function breakLines(
  text: string,
  asked: Setting,
  room: { width: number; height: number },
  align: "centre" | "left" = "centre",
  lines: number | null = null,
): Block {
  // One face for all lines, also for a line whose letters the face asked for would have.
  const setting = { ...asked, typeface: faceFor(text, asked.typeface) };
  const words = text.trim().split(/\s+/);
  const pieces = words.length > 1 ? words : unspaced(text.trim());
  const joint = words.length > 1 ? " " : "";
  if (lines !== null) {
    return stack(balanced(pieces, Math.min(lines, pieces.length), joint), setting, align);
  }
  let best: { block: Block; scale: number } | undefined;
  for (let count = 1; count <= Math.min(MOST_LINES, pieces.length); count++) {
    const block = stack(balanced(pieces, count, joint), setting, align);
    const scale = Math.min(room.width / block.box.width, room.height / block.box.height);
    // More lines must make the name clearly larger: one line reads best.
    if (best === undefined || scale > best.scale * 1.2) best = { block, scale };
  }
  return best?.block ?? stack([text], setting, align);
}

export function blockDrawing(block: Block, colour: string): Drawing {
  return { svg: eachLine(block, ({ d }) => filled(d, colour)), box: block.box };
}

/** What is drawn of each line of a block, in the line's place. */
export function eachLine({ lines }: Block, draw: (line: Line, index: number) => string): string {
  return lines.map(({ line, x, y }, index) => moved(draw(line, index), x, y)).join("");
}

/** Runs of a script without spaces, longer than a line holds well, may break between letters. */
function unspaced(text: string): string[] {
  const letters = [...text];
  const spaceless = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー・]+$/u.test(text);
  return spaceless && letters.length > 6 ? letters : [text];
}

/** Splits into so many lines that the longest is as short as it can be. */
function balanced(pieces: string[], count: number, joint: string): string[] {
  if (count === 1) return [pieces.join(joint)];
  let best: string[] = [];
  for (let first = 1; first <= pieces.length - count + 1; first++) {
    const head = pieces.slice(0, first).join(joint);
    const lines = [head, ...balanced(pieces.slice(first), count - 1, joint)];
    if (best.length === 0 || longest(lines) < longest(best)) best = lines;
  }
  return best;
}

function longest(lines: string[]): number {
  return Math.max(...lines.map((line) => line.length));
}

function stack(texts: string[], setting: Setting, align: "centre" | "left"): Block {
  const lines = texts.map((text) => letter(text, setting));
  const width = Math.max(...lines.map((line) => line.box.width));
  const tallest = Math.max(...lines.map((line) => line.box.height));
  const leading = Math.max(100 * LEADING, lines.length > 1 ? tallest * 1.02 : 0);
  const placed = lines.map((line, index) => ({
    line,
    x: (align === "left" ? 0 : (width - line.box.width) / 2) - line.box.x,
    y: index * leading,
  }));
  const top = Math.min(...placed.map(({ line, y }) => y + line.box.y));
  const bottom = Math.max(...placed.map(({ line, y }) => y + line.box.y + line.box.height));
  return { lines: placed, box: { x: 0, y: top, width, height: bottom - top } };
}
