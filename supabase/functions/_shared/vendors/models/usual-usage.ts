import type { Usage } from "./cost.ts";

/**
 * Tokens of the calls that work usually makes, to tell beforehand what it will cost. What it did cost
 * is counted by each answer's own numbers.
 */

/** The instruction, the brief and the clichés, and what the director thinks before it writes. */
const PRESENTATION = { input: 1900, text: 900 };
/** Its slot; its title and prompt of some hundred words. */
const CONCEPT = { input: 20, text: 330 };

/** One call in which the director writes so many prompts. */
export function usualPrompts(concepts: number): Usage {
  return {
    input: PRESENTATION.input + concepts * CONCEPT.input,
    text: PRESENTATION.text + concepts * CONCEPT.text,
    picture: 0,
  };
}

/** A prompt that is written anew for one refinement. */
export const REWRITING: Usage = { input: 900, text: 600, picture: 0 };

/** The letters of one picture, read back. */
export const READING: Usage = { input: 800, text: 150, picture: 0 };

/**
 * A picture from another one at 1024 pixels a side: https://ai.google.dev/gemini-api/docs/pricing
 */
export const PICTURE: Usage = { input: 1200, text: 300, picture: 1120 };
/** The same at 2048 pixels a side, which a refinement asks for where the model has it. */
export const LARGE_PICTURE: Usage = { ...PICTURE, picture: 1680 };

/** What a refinement asks of a model that has these sizes. */
export function usualRefinement(sizes: Readonly<Record<number, string>>): Usage {
  return sizes[2048] ? LARGE_PICTURE : PICTURE;
}
