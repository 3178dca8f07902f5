import { foldLine } from "../../_shared/lettering/fold.ts";
import type { Expected } from "./expected.ts";
import { difference } from "./spelling.ts";

export interface Judgement {
  verdict: "match" | "mismatch";
  /** How far the text that was read is from the expected one, from 0 (the same) to 1. */
  difference: number;
}

/** Compares the text that was read in a picture with the expected ones, letter for letter. */
export function judge(read: string, { texts, wish }: Expected): Judgement {
  const nearest = Math.min(...texts.map((text) => difference(read, text)));
  if (nearest === 0 || isWished(read, wish)) return { verdict: "match", difference: 0 };
  return { verdict: "mismatch", difference: nearest };
}

/** An edit to another name says so in its own way: "call it Harbour". */
function isWished(read: string, wish: string): boolean {
  const words = foldLine(read);
  return words !== "" && ` ${foldLine(wish)} `.replace(/[".,!?]/g, " ").includes(` ${words} `);
}
