import createBidi, { type Bidi } from "bidi-js";

// Its types tell of an ES module's default export; what Node's way of importing finds is the function.
const bidi = (createBidi as unknown as () => Bidi)();

/** A part of a line that is read in one direction. */
export interface DirectionalRun {
  text: string;
  isRightToLeft: boolean;
}

/**
 * Takes a line apart into the parts that are read in one direction, in the order in which they stand
 * from left to right, by Unicode's algorithm (UAX #9). Brackets in a part that is read from the right
 * are those that it shows.
 */
export function partsFromLeft(line: string): DirectionalRun[] {
  const embedding = bidi.getEmbeddingLevels(line);
  const parts: (DirectionalRun & { level: number })[] = [];
  for (const at of bidi.getReorderedIndices(line, embedding)) {
    const level = embedding.levels[at] ?? 0;
    const isRightToLeft = level % 2 === 1;
    const unit = line.charAt(at);
    const shown = isRightToLeft ? bidi.getMirroredCharacter(unit) ?? unit : unit;
    const last = parts.at(-1);
    if (last?.level !== level) parts.push({ text: shown, isRightToLeft, level });
    else last.text = isRightToLeft ? shown + last.text : last.text + shown;
  }
  return parts.map(({ text, isRightToLeft }) => ({ text, isRightToLeft }));
}
