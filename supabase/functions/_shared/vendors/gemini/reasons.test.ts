import { BlockedReason, FinishReason } from "@google/genai";
import assert from "node:assert/strict";
import { VendorError } from "../vendor-error.ts";
import type { GeminiAnswer } from "./gemini.ts";
import { blockReasons, finishReasons } from "./reasons.ts";
import { refusalIn } from "./refusal.ts";

Deno.test("every reason that the SDK knows has its verdict, and no other", () => {
  assert.deepEqual(
    Object.keys(finishReasons).toSorted(),
    Object.values<string>(FinishReason).toSorted(),
  );
  assert.deepEqual(
    Object.keys(blockReasons).toSorted(),
    Object.values<string>(BlockedReason).toSorted(),
  );
});

const blockedFor = (blockReason: unknown) =>
  ({ promptFeedback: { blockReason } }) as unknown as GeminiAnswer;
const endedFor = (finishReason: unknown, parts: unknown[] = []) =>
  ({ candidates: [{ finishReason, content: { parts } }] }) as unknown as GeminiAnswer;

const verdicts: [string, GeminiAnswer, string | undefined][] = [
  ["a block for safety", blockedFor("SAFETY"), "permanent content_policy"],
  ["a jailbreak", blockedFor("JAILBREAK"), "permanent content_policy"],
  ["a block for other reasons", blockedFor("OTHER"), "unknown content_policy"],
  ["a block without reason", blockedFor("BLOCKED_REASON_UNSPECIFIED"), "unknown vendor_rejected"],
  [
    "the same, as the API spells it",
    blockedFor("BLOCK_REASON_UNSPECIFIED"),
    "unknown vendor_rejected",
  ],
  ["a block for a reason of next year", blockedFor("TIDE"), "unknown vendor_rejected"],
  ["a block for a name of every object", blockedFor("constructor"), "unknown vendor_rejected"],
  ["an empty reason", blockedFor(""), undefined],
  ["an escalated request", endedFor("ESCALATION"), "permanent content_policy"],
  ["a disabled account", endedFor("PUP_LIMITED_DISABLED"), "refused_key vendor_unavailable"],
  ["an end for a reason of next year", endedFor("TIDE"), "unknown vendor_rejected"],
  ["the same, with something in it", endedFor("TIDE", [{ text: "{}" }]), undefined],
  ["an end without reason", endedFor("FINISH_REASON_UNSPECIFIED"), undefined],
  ["a tool nobody offered", endedFor("UNEXPECTED_TOOL_CALL"), "unknown vendor_rejected"],
  ["a withheld answer, half told", endedFor("SAFETY", [{ text: "I" }]), "permanent content_policy"],
];

for (const [what, answer, expected] of verdicts) {
  Deno.test(`${what} is ${expected ?? "no refusal"}`, () => {
    const error = refusalIn(answer);
    assert.equal(error instanceof VendorError ? `${error.class} ${error.code}` : error, expected);
  });
}
