import { VendorError } from "../vendor-error.ts";
import type { GeminiAnswer } from "./gemini.ts";

/** https://ai.google.dev/api/generate-content#FinishReason, those that mean "we don't do this". */
const refusals = new Set([
  "SAFETY",
  "RECITATION",
  "BLOCKLIST",
  "PROHIBITED_CONTENT",
  "SPII",
  "IMAGE_SAFETY",
  "IMAGE_PROHIBITED_CONTENT",
  "IMAGE_RECITATION",
  "MODEL_ARMOR",
]);

/** The refusal in an answer, if it is one: a blocked request, or a candidate that was withheld. */
export function refusalIn(answer: GeminiAnswer): VendorError | undefined {
  const blocked = answer.promptFeedback?.blockReason;
  const isBlocked = Boolean(blocked) && !/UNSPECIFIED$/.test(`${blocked}`);
  const reason = answer.candidates?.[0]?.finishReason;
  if (!isBlocked && !(reason && refusals.has(reason))) return undefined;
  return new VendorError(`gemini: refused: ${isBlocked ? blocked : reason}`, {
    class: "permanent",
    code: "content_policy",
  });
}
