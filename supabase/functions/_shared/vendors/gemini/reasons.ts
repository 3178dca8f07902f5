import type { BlockedReason, FinishReason } from "@google/genai";
import type { FailureKind } from "../vendor-error.ts";

/** What was asked for, or what came of it, is nothing that Google gives: it never will. */
const refused: FailureKind = { class: "permanent", code: "content_policy" };
/** Nothing that can be used came, and the next answer may be another. */
const again: FailureKind = { class: "unknown", code: "vendor_rejected" };
/** As `again`; should it go on, the prompt is at fault. */
const likelyRefused: FailureKind = { class: "unknown", code: "content_policy" };
/** Google has limited our account, which an operator has to mend. */
const disabled: FailureKind = { class: "refused_key", code: "vendor_unavailable" };
/** What came counts, if anything did. */
const usable = null;

/**
 * Why an answer ended. https://ai.google.dev/api/generate-content#FinishReason; a test holds the
 * list against the SDK's.
 */
export const finishReasons: Record<`${FinishReason}`, FailureKind | null> = {
  STOP: usable,
  // Cut off: who asked finds out whether enough came.
  MAX_TOKENS: usable,
  CONTINUATION: usable,
  FINISH_REASON_UNSPECIFIED: usable,
  SAFETY: refused,
  RECITATION: refused,
  BLOCKLIST: refused,
  PROHIBITED_CONTENT: refused,
  SPII: refused,
  IMAGE_SAFETY: refused,
  IMAGE_PROHIBITED_CONTENT: refused,
  IMAGE_RECITATION: refused,
  MODEL_ARMOR: refused,
  ESCALATION: refused,
  PUP_LIMITED_DISABLED: disabled,
  LANGUAGE: again,
  OTHER: again,
  IMAGE_OTHER: again,
  NO_IMAGE: again,
  MALFORMED_FUNCTION_CALL: again,
  MALFORMED_RESPONSE: again,
  MISSING_THOUGHT_SIGNATURE: again,
  UNEXPECTED_TOOL_CALL: again,
  TOO_MANY_TOOL_CALLS: again,
};

/**
 * Why a request got no answer. https://ai.google.dev/api/generate-content#BlockReason; a test holds
 * the list against the SDK's.
 */
export const blockReasons: Record<`${BlockedReason}`, FailureKind> = {
  BLOCKED_REASON_UNSPECIFIED: again,
  SAFETY: refused,
  BLOCKLIST: refused,
  PROHIBITED_CONTENT: refused,
  IMAGE_SAFETY: refused,
  MODEL_ARMOR: refused,
  JAILBREAK: refused,
  // "For other reasons", which Google doesn't tell.
  OTHER: likelyRefused,
};

/** The judgement on a value that a newer Google may send: one that isn't listed says nothing. */
export function judgementOn<Reason extends string>(
  reasons: Record<Reason, FailureKind | null>,
  reason: string,
): FailureKind | null {
  return Object.hasOwn(reasons, reason) ? reasons[reason as Reason] : again;
}
