import type { MarkName } from "./index.ts";

const cutting: MarkName[] = ["halved", "striped", "overlapped"];

const joined =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Thai}]/u;

/** Whether a text's letters join or stack: cut or shifted, they can't be read. */
export function isJoined(text: string): boolean {
  return joined.test(text);
}

/** The mark, or one that leaves letters whole where theirs may not be cut. */
export function unbroken(mark: MarkName, initials: string): MarkName {
  return cutting.includes(mark) && isJoined(initials) ? "underscored" : mark;
}
