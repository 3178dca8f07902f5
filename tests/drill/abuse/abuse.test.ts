import assert from "node:assert/strict";
import { OWN_SIGN_INS, runAbuseDrill } from "./abuse-drill.ts";
import { breachesOf, printAbuse } from "./report.ts";

// How long the users wait is for the drill to tell: here, other tests take their share of the machine.
Deno.test("users get their logos while others attack, and no attack does harm", async () => {
  const findings = await runAbuseDrill({
    seconds: 6,
    keep: false,
    signIns: OWN_SIGN_INS + 3,
  });
  const breaches = breachesOf(findings);
  if (breaches.length > 0) printAbuse(findings);
  assert.deepEqual(breaches, []);
});
