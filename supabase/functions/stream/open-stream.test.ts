import assert from "node:assert/strict";
import { createLogger } from "../_shared/log.ts";
import type { EventLog } from "./event-log.ts";
import { openStream } from "./open-stream.ts";
import { createPresenter } from "./presenter.ts";
import { Watches } from "./watches.ts";

Deno.test("a client that goes while its stream waits for events is taken leave of once", async () => {
  let [left, silenced, reads] = [0, 0, 0];
  const caughtUp = Promise.withResolvers<void>();
  const eventLog: EventLog = {
    snapshot: () => Promise.resolve(null),
    eventsAfter() {
      // The first read is the client's own. The second one is its watch's, from where it has read to.
      if (++reads === 2) caughtUp.resolve();
      return Promise.resolve({ first_seq: 1, last_seq: 1, events: [] });
    },
    newsOf: () => Promise.resolve(new Map()),
  };
  const parts = {
    eventLog,
    presenter: createPresenter({ sign: () => Promise.resolve(new Map()) }),
    doorbell: { listen: () => () => silenced++ },
    lookEvery: 1_000_000,
    beatEvery: 1_000_000,
    log: createLogger({}, () => {}),
  };
  const stream = await openStream(
    {
      projectId: "0c0ffee0-0000-4000-8000-000000000001",
      lastEventId: 1,
      milliseconds: 60_000,
      graceMilliseconds: 10,
      onEnd: () => left++,
    },
    parts,
    new Watches(parts),
    () => {},
  );
  const reader = stream.getReader();
  await reader.read();
  const waiting = reader.read();
  await caughtUp.promise;
  await reader.cancel();
  await waiting;
  // What is left to do waits for nothing: it is done before the next timer.
  await new Promise((resolve) => setTimeout(resolve));
  assert.deepEqual({ left, silenced }, { left: 1, silenced: 1 });
});
