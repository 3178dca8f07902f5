import assert from "node:assert/strict";
import { createServiceClient } from "../_shared/database.ts";
import { fakeWorker } from "../_shared/jobs/worker.fixture.ts";
import { createLogger } from "../_shared/log.ts";
import { withServer } from "../_shared/vendors/server.fixture.ts";
import { createDoorbell } from "./doorbell.ts";

Deno.test("a Realtime that never answers is told of after five seconds", async () => {
  await withServer((request) => Deno.upgradeWebSocket(request).response, async (url) => {
    const client = createServiceClient(fakeWorker({}, url).deps.config);
    const told = Promise.withResolvers<string>();
    const doorbell = createDoorbell(client, createLogger({}, (_level, line) => told.resolve(line)));
    const from = performance.now();
    const leave = doorbell.listen("3f6b2c1e-63a4-4f0a-a6a7-5b2f1c9d8e70", () => {});
    const line = JSON.parse(await told.promise);
    const took = performance.now() - from;
    leave();
    await client.realtime.disconnect();
    assert.deepEqual([line.event, line.status], ["doorbell_silent", "TIMED_OUT"]);
    assert.ok(took > 4_900 && took < 9_000, `${took} ms`);
  });
});
