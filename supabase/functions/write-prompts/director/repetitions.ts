import type { EarlierLogo } from "../../_shared/jobs/verbs/claims.ts";
import type { Concept } from "../../_shared/jobs/verbs/prompt-verbs.ts";
import { findTwins } from "./likeness.ts";

/** A concept that can be drawn, and the slot that it is for. */
export interface Taken {
  slot: number;
  concept: Concept;
}

/** What is wrong with a concept that repeats an earlier one. */
export interface Repetition {
  complaint: string;
  /** Nobody wants it drawn. What is only like a logo of an earlier round is better than no concept. */
  isUseless: boolean;
}

/** Concepts that repeat the prompt or the idea of an earlier one, by their slots. */
export function repetitions(logos: EarlierLogo[], taken: Taken[]): Map<number, Repetition> {
  const found = new Map<number, Repetition>();
  const seen = new Map<string, string>();
  const all: { name: string; slot?: number; prompt: string }[] = [
    ...logos.map(({ title, prompt }) => ({ name: `the earlier logo "${title}"`, prompt })),
    ...taken.map(({ slot, concept }) => ({ name: `slot ${slot}`, slot, prompt: concept.prompt })),
  ];
  for (const { name, slot, prompt } of all) {
    const text = essence(prompt);
    const earlier = seen.get(text);
    if (earlier === undefined) seen.set(text, name);
    else if (slot !== undefined) {
      found.set(slot, { complaint: `its prompt is that of ${earlier}.`, isUseless: true });
    }
  }
  for (const { earlier, later } of findTwins(all.map(({ prompt }) => prompt), logos.length)) {
    const [first, slot] = [all[earlier], all[later]?.slot];
    if (first === undefined || slot === undefined || found.has(slot)) continue;
    found.set(slot, {
      complaint:
        `it tells the idea of ${first.name} again. Give it another idea, drawn in another way.`,
      isUseless: first.slot !== undefined,
    });
  }
  return found;
}

/**
 * A text without case, punctuation and spacing: two prompts that differ only in these are the same.
 */
function essence(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}
