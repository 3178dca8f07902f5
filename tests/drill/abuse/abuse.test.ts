import assert from "node:assert/strict";
import { runAbuseDrill } from "./abuse-drill.ts";
import { breachesOf } from "./report.ts";

/** Milliseconds. A machine that other tests share is slower than the drill's. */
const LONGEST = 4_000;

Deno.test("ten users get their logos while others do their worst", async () => {
  const findings = await runAbuseDrill({ seconds: 6, keep: false });
  assert.deepEqual(breachesOf(findings, LONGEST), []);
  assert.ok(findings.calls.count > 50, `${findings.calls.count} calls`);
});
