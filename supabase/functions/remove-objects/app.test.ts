import assert from "node:assert/strict";
import { createServiceClient } from "../_shared/database.ts";
import { type FakeClock, settled } from "../_shared/timing/fake-clock.fixture.ts";
import type { StoredObject } from "../_shared/jobs/verbs/object-verbs.ts";
import type { Verbs } from "../_shared/jobs/verbs/verbs.ts";
import { dispatch, fakeWorker } from "../_shared/jobs/worker.fixture.ts";
import { withServer } from "../_shared/vendors/server.fixture.ts";
import { createApp } from "./app.ts";

const inspiration = { bucket: "inspiration-images", path: "a/b/1.png" };
const logos = ["1", "2", "3"].map((name) => ({
  bucket: "generated-assets",
  path: `a/b/${name}.png`,
}));

/**
 * A worker for which these batches are due, and a Storage in which one bucket may be broken, or that
 * is silent.
 */
async function withWorker(
  batches: StoredObject[][],
  broken: string | undefined,
  run: (scene: {
    call(key?: string | null): Promise<Response>;
    named(verb: keyof Verbs): unknown[];
    removed: Record<string, string[]>;
    clock: FakeClock;
    done(): Promise<unknown>;
  }) => Promise<void>,
  given: Partial<Verbs> = {},
) {
  const removed: Record<string, string[]> = {};
  const over = Promise.withResolvers<void>();
  const answer = async (request: Request) => {
    const bucket = new URL(request.url).pathname.split("/").at(-1) ?? "";
    if (broken === "silent") await over.promise;
    if (bucket === broken) {
      return Response.json({ message: "down" }, { status: 503 });
    }
    const { prefixes } = await request.json();
    removed[bucket] = [...(removed[bucket] ?? []), ...prefixes];
    return Response.json([]);
  };
  await withServer(answer, async (url) => {
    const { deps, calls, clock, done } = fakeWorker({
      claimObjectRemovals: () => Promise.resolve(batches.shift() ?? []),
      confirmObjectRemovals: (objects) => Promise.resolve(objects.length),
      ...given,
    }, url);
    const app = createApp({
      ...deps,
      client: createServiceClient(deps.config),
    });
    await run({
      call: async (key) => await app.request(dispatch("/remove-objects", {}, key)),
      named: (verb) => calls.filter(([name]) => name === verb).map(([, [first]]) => first),
      removed,
      clock,
      done,
    }).finally(() => over.resolve());
  });
}

Deno.test("due objects are deleted by bucket and confirmed, until none are left", async () => {
  const batches = [[inspiration, ...logos.slice(0, 2)], logos.slice(2)];
  await withWorker(
    batches,
    undefined,
    async ({ call, named, removed, done }) => {
      assert.equal((await call()).status, 202);
      await done();
      assert.deepEqual(removed, {
        "inspiration-images": ["a/b/1.png"],
        "generated-assets": ["a/b/1.png", "a/b/2.png", "a/b/3.png"],
      });
      assert.deepEqual(named("confirmObjectRemovals"), [
        [inspiration, ...logos.slice(0, 2)],
        logos.slice(2),
      ]);
      assert.equal(named("claimObjectRemovals").length, 3);
    },
  );
});

Deno.test("what Storage refuses is not confirmed, and ends the round", async () => {
  const batches = [[inspiration, ...logos], logos];
  await withWorker(
    batches,
    "generated-assets",
    async ({ call, named, done }) => {
      await call();
      await done();
      assert.deepEqual(named("confirmObjectRemovals"), [[inspiration]]);
      assert.equal(named("claimObjectRemovals").length, 1);
    },
  );
});

Deno.test("a Storage that never answers does not keep a worker busy for ever", async () => {
  await withWorker([logos], "silent", async ({ call, named, clock, done }) => {
    let isOver = false;
    await call();
    const over = done().then(() => isOver = true);
    while (!isOver) await clock.advance(5_000);
    await over;
    assert.deepEqual(named("confirmObjectRemovals"), []);
    assert.equal((await call()).status, 202);
    await done();
  });
});

Deno.test("a second call does not begin a second round", async () => {
  const gate = Promise.withResolvers<StoredObject[]>();
  await withWorker([], undefined, async ({ call, named, done }) => {
    const first = await call();
    const second = await call();
    await settled();
    assert.deepEqual([first.status, second.status], [202, 200]);
    assert.equal(named("claimObjectRemovals").length, 1);
    gate.resolve([]);
    await done();
    assert.equal((await call()).status, 202);
    await done();
  }, { claimObjectRemovals: () => gate.promise });
});

Deno.test("nobody without the key begins anything", async () => {
  await withWorker([[inspiration]], undefined, async ({ call, named }) => {
    assert.equal((await call(null)).status, 401);
    assert.deepEqual(named("claimObjectRemovals"), []);
  });
});
