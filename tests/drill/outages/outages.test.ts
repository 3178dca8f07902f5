import assert from "node:assert/strict";
import type { Interruption } from "../../../local/emulator/gateway/interruption.ts";
import { type Outage, type Part } from "./outage.ts";
import { runOutageDrill } from "./outage-drill.ts";
import { brokenOf } from "./report.ts";

Deno.test("a part that is down for a while costs no picture, and none is paid for twice", async () => {
  // Half a minute, in three seconds.
  const outage = (part: Part, how: Interruption): Outage => {
    return { part, how, seconds: 30, squeeze: 10, isMixed: false };
  };
  const all = await runOutageDrill({
    seed: "test",
    outages: [
      outage("storage", "hang"),
      outage("rest", "error"),
      outage("gemini", "error"),
      outage("ark", "error"),
    ],
    pictures: 3,
    hurried: true,
    keep: false,
  }, () => {});
  for (const { outage: { part }, breaches, needed } of all) {
    assert.deepEqual(Object.fromEntries(brokenOf(breaches)), {}, part);
    assert.equal(needed > 0, true);
  }
});
