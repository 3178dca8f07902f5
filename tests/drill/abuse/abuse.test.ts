import assert from "node:assert/strict";
import { OWN_SIGN_INS, runAbuseDrill } from "./abuse-drill.ts";
import { breachesOf, printAbuse } from "./report.ts";

/** Milliseconds: what a call of a function's own is given, beside the tests that run meanwhile. */
const LONGEST = 5_000;

Deno.test("users get their logos while others attack, and no attack does harm", async () => {
  const findings = await runAbuseDrill({
    seconds: 6,
    keep: false,
    signIns: OWN_SIGN_INS + 3,
  });
  const breaches = breachesOf(findings, LONGEST);
  if (breaches.length > 0) printAbuse(findings);
  assert.deepEqual(breaches, []);
});
