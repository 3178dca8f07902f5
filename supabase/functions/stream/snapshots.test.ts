import assert from "node:assert/strict";
import type { EventLog, Snapshot } from "./event-log.ts";
import { ProjectSnapshots } from "./snapshots.ts";

/** A log whose snapshots are read when a test says so. */
function createScene() {
  const reads: (() => void)[] = [];
  const scene = {
    seq: 1,
    begun: 0,
    encoded: 0,
    async release() {
      while (reads.length === 0) await Promise.resolve();
      reads.shift()?.();
    },
  };
  const eventLog: EventLog = {
    snapshot: () => {
      scene.begun++;
      const read = { last_seq: scene.seq } as Snapshot;
      return new Promise((resolve) => reads.push(() => resolve(read)));
    },
    eventsAfter: () => Promise.resolve({ first_seq: 1, last_seq: scene.seq, events: [] }),
    newsOf: () => Promise.resolve(new Map()),
  };
  const snapshots = new ProjectSnapshots("p", eventLog, {
    events: () => Promise.resolve([]),
    snapshot: () => Promise.resolve([new Uint8Array([++scene.encoded])]),
    deleted: () => new Uint8Array(),
  });
  return { scene, snapshots };
}

Deno.test("two readings serve any number of clients that come at once, and nothing stays", async () => {
  const { scene, snapshots } = createScene();
  const asked = Array.from({ length: 10 }, () => snapshots.get());
  await scene.release();
  await scene.release();
  const [first, ...others] = await Promise.all(asked);
  assert.deepEqual(first?.chunks, [new Uint8Array([1])]);
  for (const other of others) assert.deepEqual(other?.chunks, [new Uint8Array([2])]);
  assert.equal(scene.begun, 2);
  const later = snapshots.get();
  await scene.release();
  assert.deepEqual((await later)?.chunks, [new Uint8Array([3])]);
});

Deno.test("a snapshot holds what happened before its client came", async () => {
  const { scene, snapshots } = createScene();
  const early = snapshots.get();
  scene.seq = 2;
  const late = [snapshots.get(), snapshots.get()];
  await scene.release();
  await scene.release();
  assert.equal((await early)?.seq, 1);
  assert.deepEqual((await Promise.all(late)).map((snapshot) => snapshot?.seq), [2, 2]);
  assert.equal(scene.begun, 2);
});

Deno.test("one whose reading fails does not fail the others", async () => {
  const { scene, snapshots } = createScene();
  scene.seq = 1;
  const log = (snapshots as unknown as { eventLog: EventLog }).eventLog;
  const { snapshot } = log;
  log.snapshot = () => Promise.reject(new Error("no database"));
  const [first, second] = [snapshots.get(), snapshots.get()];
  log.snapshot = snapshot;
  await assert.rejects(first, /no database/);
  await scene.release();
  assert.equal((await second)?.seq, 1);
});
