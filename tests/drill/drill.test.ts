import assert from "node:assert/strict";
import { runFaultDrill } from "./fault-drill.ts";

Deno.test("nothing is lost and nothing settled twice, whatever is killed", async () => {
  const { breaches, evidence } = await runFaultDrill({
    seed: "test",
    kills: 6,
    assets: 30,
    hurried: true,
    keep: false,
    without: undefined,
    throttled: undefined,
    large: false,
    abuse: undefined,
    neighbours: undefined,
    troubles: [],
    outages: undefined,
    pictures: 0,
    mixed: false,
  }, () => Promise.resolve());
  const broken = [...breaches].filter(([, found]) => found.length > 0);
  assert.deepEqual(Object.fromEntries(broken), {});
  assert.equal(evidence.kills.length > 0, true);
  assert.ok((evidence.receiver?.received.size ?? 0) >= 30, "each asset was told of");
  assert.ok((evidence.receiver?.answeredTwice ?? 0) > 0, "some messages were answered twice");
  assert.ok((evidence.receiver?.takenTwice ?? 0) > 0, "some were sent again though taken");
});
