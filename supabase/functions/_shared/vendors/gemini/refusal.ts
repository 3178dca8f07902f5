import { type FailureKind, VendorError } from "../vendor-error.ts";
import type { GeminiAnswer } from "./gemini.ts";
import { blockReasons, finishReasons, judgementOn } from "./reasons.ts";

/**
 * The failure in an answer, if there is one: a blocked request, or a withheld candidate. An answer
 * with an unknown reason that has content all the same counts as a success.
 */
export function refusalIn({ promptFeedback, candidates }: GeminiAnswer): VendorError | undefined {
  const blocked = promptFeedback?.blockReason;
  const [candidate] = candidates ?? [];
  const ended = candidate?.finishReason;
  const isEmpty = !candidate?.content?.parts?.some(({ text, inlineData }) => {
    return text?.trim() || inlineData?.data;
  });
  return failure(blocked, blockReasons, isEmpty) ?? failure(ended, finishReasons, isEmpty);
}

function failure(
  reason: string | null | undefined,
  reasons: Record<string, FailureKind | null>,
  isEmpty: boolean,
): VendorError | undefined {
  if (!reason) return undefined;
  const judgement = judgementOn(reasons, reason);
  if (judgement === null || judgement.class === "unknown" && !isEmpty) return undefined;
  return new VendorError(`gemini: refused: ${reason}`, judgement);
}
