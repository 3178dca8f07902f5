import { z } from "zod";
import type { Gemini } from "../_shared/vendors/gemini/gemini.ts";
import type { Lettered } from "../_shared/lettering/lettered.ts";
import { inOneLine } from "../_shared/lettering/stray-controls.ts";
import type { VendorCall } from "../_shared/vendors/vendor-call.ts";
import { inlinePicture } from "../_shared/vendors/gemini/inline-picture.ts";
import { writeJson } from "../_shared/vendors/gemini/write-json.ts";
import { VendorError } from "../_shared/vendors/vendor-error.ts";
import { instruction, type RefinementTask, request } from "./prompts/rewriting.ts";

const MAX_PROMPT = 6000;

const text = z.string().transform((value) => inOneLine(value.toWellFormed()));

const answer = z.object({
  prompt: text.pipe(z.string().min(1).max(MAX_PROMPT)),
  lettering: text.optional().catch(undefined),
  tagline: text.optional().catch(undefined),
});

const schema = {
  type: "object",
  properties: {
    prompt: { type: "string" },
    lettering: { type: "string" },
    tagline: { type: "string" },
  },
  required: ["prompt", "lettering", "tagline"],
};

/** A prompt, and the text that it asks for, as far as the model says it. */
export interface RewrittenPrompt extends Partial<Lettered> {
  prompt: string;
}

/**
 * Has the prompt model write a refinement's own prompt. The model sees the parent's picture.
 *
 * @throws `VendorError`
 */
export async function rewritePrompt(
  gemini: Gemini,
  refinement: RefinementTask,
  picture: { bytes: Uint8Array; mimeType: string },
  call: VendorCall,
): Promise<RewrittenPrompt> {
  const { value } = await writeJson(gemini, {
    instruction,
    contents: [{
      role: "user",
      parts: [inlinePicture(picture), { text: request(refinement) }],
    }],
    schema,
  }, call);
  const parsed = answer.safeParse(value);
  if (parsed.success) {
    const { prompt, lettering: text, tagline } = parsed.data;
    return {
      prompt,
      ...(text !== undefined && { text }),
      ...(tagline !== undefined && { tagline }),
    };
  }
  throw new VendorError("gemini: unusable prompt for a refinement", {
    class: "unknown",
    code: "prompts_unusable",
  });
}
