import { foldLine } from "../../_shared/lettering/fold.ts";
import type { Expected } from "./expected.ts";
import { difference } from "./spelling.ts";

export interface Judgement {
  verdict: "match" | "mismatch";
  /** 0 to 1: how far what was read is from what it was to be. */
  difference: number;
}

/** Whether a text read in a picture is what was to be lettered, letter for letter. */
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
