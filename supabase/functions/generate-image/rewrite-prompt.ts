import { z } from "zod";
import type { Gemini } from "../_shared/vendors/gemini/gemini.ts";
import type { VendorCall } from "../_shared/vendors/vendor-call.ts";
import { inlinePicture } from "../_shared/vendors/gemini/inline-picture.ts";
import { writeJson } from "../_shared/vendors/gemini/write-json.ts";
import { VendorError } from "../_shared/vendors/vendor-error.ts";
import { instruction, type RefinementTask, request } from "./prompts/rewriting.ts";

const MAX_PROMPT = 6000;

const text = z.string().transform((value) =>
  value.toWellFormed().replace(/[\p{Cc}\s]+/gu, " ").trim()
);

const answer = z.object({
  prompt: text.pipe(z.string().min(1).max(MAX_PROMPT)),
});

const schema = {
  type: "object",
  properties: { prompt: { type: "string" } },
  required: ["prompt"],
};

export type RewrittenPrompt = z.infer<typeof answer>;

/**
 * Has the prompt model write a refinement's own prompt, with the parent's picture before its eyes.
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
  if (parsed.success) return parsed.data;
  throw new VendorError("gemini: unusable prompt for a refinement", {
    class: "unknown",
    code: "prompts_unusable",
  });
}
