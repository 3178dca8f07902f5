import { z } from "zod";
import { isBlank } from "../../_shared/lettering/blank.ts";
import { inOneLine, withoutStrayControls } from "../../_shared/lettering/stray-controls.ts";
import { unquoted } from "../../_shared/lettering/unquoted.ts";
import { archetypes } from "../../_shared/contract/archetype.ts";
import type { Slot } from "../../_shared/director/archetype-split.ts";

/** One concept as the director answers it, before anybody has checked it. */
const draft = z.object({
  number: z.int(),
  archetype: z.string(),
  title: z.string(),
  prompt: z.string(),
  /** The text that the prompt asks for, as the director gives it. */
  lettering: z.string().optional().catch(undefined),
  tagline: z.string().optional().catch(undefined),
});

export type Draft = z.infer<typeof draft>;

const answer = z.object({ concepts: z.array(z.unknown()) });

/** The concepts of an answer that have the right shape; others are left out. */
export function readDrafts(value: unknown): Draft[] {
  const parsed = answer.safeParse(value);
  if (!parsed.success) return [];
  return parsed.data.concepts.flatMap((concept) => {
    const { success, data } = draft.safeParse(concept);
    if (!success) return [];
    const title = tidy(data.title);
    const prompt = drawable(data.prompt);
    const lettering = tidy(data.lettering ?? "");
    return [{
      ...data,
      title: isBlank(title) ? "" : title,
      prompt: isBlank(prompt) ? "" : prompt,
      // An empty field says as little as one that is missing.
      lettering: isBlank(unquoted(lettering)) ? undefined : lettering,
    }];
  });
}

/**
 * A prompt as it was written, without what the database can't store (NUL, half a surrogate pair) and
 * without controls that would change what follows them.
 */
function drawable(text: string): string {
  return withoutStrayControls(text.toWellFormed().replaceAll("\0", "")).trim();
}

/** A title stands in one line. */
function tidy(text: string): string {
  return inOneLine(drawable(text));
}

/** The answer's shape as the vendor gets it: as strict as its kind of JSON Schema allows. */
export function answerSchema(slots: Slot[]): Record<string, unknown> {
  const numbers = slots.map(({ number }) => number);
  return {
    type: "object",
    properties: {
      // The director has to list these before it writes prompts, so that it keeps them in mind.
      // Only the director reads them.
      cliches: { type: "array", items: { type: "string" }, maxItems: 10 },
      concepts: {
        type: "array",
        minItems: slots.length,
        maxItems: slots.length,
        items: {
          type: "object",
          properties: {
            number: {
              type: "integer",
              minimum: Math.min(...numbers),
              maximum: Math.max(...numbers),
            },
            archetype: { type: "string", enum: archetypes },
            title: { type: "string" },
            prompt: { type: "string" },
            lettering: { type: "string" },
            tagline: { type: "string" },
          },
          required: ["number", "archetype", "title", "prompt", "lettering", "tagline"],
        },
      },
    },
    required: ["concepts"],
  };
}
