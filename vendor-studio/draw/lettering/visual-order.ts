import createBidi, { type Bidi } from "bidi-js";

// Its types tell of an ES module's default export; what Node's way of importing finds is the function.
const bidi = (createBidi as unknown as () => Bidi)();

/** A part of a line that is read in one direction. */
export interface Part {
  text: string;
  isRightToLeft: boolean;
}

/**
 * Takes a line apart into the parts that are read in one direction, in the order in which they stand
 * from left to right, by Unicode's algorithm (UAX #9). Brackets in a part that is read from the right
 * are those that it shows.
 */
export function partsFromLeft(line: string): Part[] {
  const { levels } = bidi.getEmbeddingLevels(line);
  const parts: (Part & { level: number })[] = [];
  for (let at = 0; at < line.length; at++) {
    const level = levels[at] ?? 0;
    const isRightToLeft = level % 2 === 1;
    const unit = line.charAt(at);
    const shown = isRightToLeft ? bidi.getMirroredCharacter(unit) ?? unit : unit;
    const last = parts.at(-1);
    if (last !== undefined && last.level === level) last.text += shown;
    else parts.push({ text: shown, isRightToLeft, level });
  }
  return inVisualOrder(parts);
}

/** From the deepest level on, each sequence of parts at that level or deeper is turned around. */
function inVisualOrder(parts: (Part & { level: number })[]): Part[] {
  const deepest = Math.max(0, ...parts.map(({ level }) => level));
  let order = parts;
  for (let level = deepest; level > 0; level--) {
    const turned: typeof parts = [];
    let sequence: typeof parts = [];
    for (const part of order) {
      if (part.level >= level) sequence.unshift(part);
      else {
        turned.push(...sequence, part);
        sequence = [];
      }
    }
    order = [...turned, ...sequence];
  }
  return order.map(({ text, isRightToLeft }) => ({ text, isRightToLeft }));
}
