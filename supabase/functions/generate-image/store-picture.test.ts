import type { Bytes } from "../_shared/bytes.ts";
import assert from "node:assert/strict";
import { createServiceClient } from "../_shared/database.ts";
import { LeaseLost } from "../_shared/jobs/lease.ts";
import { StorageFailed } from "../_shared/storage/storage-failed.ts";
import { fakeWorker } from "../_shared/jobs/worker.fixture.ts";
import type { Verbs } from "../_shared/jobs/verbs/verbs.ts";
import { createFakeClock } from "../_shared/timing/fake-clock.fixture.ts";
import { createStalledFetch } from "../_shared/timing/stalled-fetch.ts";
import { withServer } from "../_shared/vendors/server.fixture.ts";
import { badPicture, type PictureStream } from "../_shared/vendors/artists/picture-stream.ts";
import { claimOn, pathOf, png } from "./claim.fixture.ts";
import { withDeafStorage } from "./deaf-storage.fixture.ts";
import type { DrawnPicture } from "./picture-kind.ts";
import { createFakeStorage, type FakeStorage } from "./storage.fixture.ts";
import { pictureOf, storePicture } from "./store-picture.ts";
import { createTransfers } from "./transfers.ts";

const id = "0f9f3a52-8a5e-4c0e-9d2b-111111111111";
const claim = claimOn(id);
const lease = { jobId: id, leaseToken: claim.lease_token };
const path = pathOf(id);
const never = new AbortController().signal;

async function withStorage(
  run: (fake: {
    storage: FakeStorage;
    calls: [string, unknown[]][];
    store(
      open: () => Promise<PictureStream>,
      signal?: AbortSignal,
      drawn?: DrawnPicture,
    ): ReturnType<typeof storePicture>;
  }) => Promise<void>,
  reserveObject: Verbs["reserveObject"] = () => Promise.resolve(true),
  /** Milliseconds that go by with each look at the clock. */
  pace = 0,
) {
  const storage = createFakeStorage();
  await withServer(storage.answer, async (url) => {
    const listForRemoval = () => Promise.resolve(true);
    const { deps, calls } = fakeWorker({ reserveObject, listForRemoval }, url);
    const client = createServiceClient(deps.config);
    let now = 0;
    const clock = { now: () => now += pace, sleep: () => Promise.resolve() };
    const store = (
      open: () => Promise<PictureStream>,
      signal = never,
      drawn: DrawnPicture = atVendor,
    ) =>
      storePicture(
        { client, verbs: deps.verbs, clock, transfers: createTransfers() },
        { lease, leaseSeconds: 30, ownerId: "owner", path: path.replace(".png", ""), drawn },
        signal,
        open,
      );
    await run({ storage, calls, store });
  });
}

const atVendor = { kind: "url" as const, url: new URL("http://vendor.example/picture.png") };
const picture = { path, width: 512, height: 512, mimeType: "image/png" };
const stored = { picture, size: 300 };

Deno.test("a picture is reserved, then stored whole under its attempt's own path", async () => {
  await withStorage(async ({ storage, calls, store }) => {
    assert.deepEqual(await store(() => pictureOf(png(70_000))), { picture, size: 70_000 });
    assert.deepEqual(calls, [["reserveObject", [lease, {
      bucket: "generated-assets",
      path,
    }]]]);
    const object = storage.objects.get(`generated-assets/${path}`);
    assert.deepEqual(object, { bytes: png(70_000), type: "image/png" });
  });
});

Deno.test("nothing is uploaded where the object can't be reserved", async () => {
  await withStorage(async ({ storage, store }) => {
    await assert.rejects(store(() => pictureOf(png())), LeaseLost);
    assert.equal(storage.uploads, 0);
  }, () => Promise.resolve(false));
});

Deno.test("an upload that fails for now is repeated from the picture's start", async () => {
  await withStorage(async ({ storage, calls, store }) => {
    storage.faults = [503, 500];
    assert.deepEqual(await store(() => pictureOf(png())), stored);
    assert.deepEqual([storage.uploads, calls.length], [3, 1]);
  });
});

Deno.test("an upload of which only the answer was lost counts", async () => {
  await withStorage(async ({ storage, store }) => {
    storage.faults = ["lost"];
    assert.deepEqual(await store(() => pictureOf(png())), stored);
    assert.equal(storage.uploads, 1, "it is not sent twice");
  });
});

Deno.test("a picture of which the answer was lost does not hold up the next one", async () => {
  await withDeafStorage(async (storage) => {
    const { deps } = fakeWorker({ reserveObject: () => Promise.resolve(true) }, storage.url);
    const client = createServiceClient(deps.config);
    const clock = { now: () => 0, sleep: () => Promise.resolve() };
    const storeAt = (path: string) =>
      storePicture(
        { client, verbs: deps.verbs, clock, transfers: createTransfers() },
        { lease, leaseSeconds: 30, ownerId: "owner", path, drawn: atVendor },
        never,
        () => pictureOf(png()),
      );
    storage.loseAnswer();
    assert.equal((await storeAt("a")).size, 300);
    assert.equal((await storeAt("b")).size, 300);
    assert.equal(storage.deafConnections, 0);
  });
});

Deno.test("a call on a connection that Storage reads no more is given up and made again", async () => {
  await withDeafStorage(async (storage) => {
    const { deps } = fakeWorker({}, storage.url);
    const clock = createFakeClock();
    const client = createServiceClient(deps.config, createStalledFetch(200, clock));
    const upload = (path: string) =>
      client.storage.from("b").upload(path, new Blob([png()]).stream(), {});
    assert.equal((await upload("a")).error, null);
    assert.equal((await upload("a")).error?.message, "The resource already exists");
    let isGivenUp = false;
    const deaf = upload("b").finally(() => isGivenUp = true);
    while (!isGivenUp) await clock.advance(200);
    assert.match((await deaf).error?.message ?? "", /No byte moved for 200 ms/);
    assert.equal((await upload("b")).error, null);
    assert.equal(storage.deafConnections, 1);
  });
});

Deno.test("an upload that is refused, or fails again and again, fails", async () => {
  await withStorage(async ({ storage, store }) => {
    storage.faults = [413];
    await assert.rejects(
      store(() => pictureOf(png())),
      (error) => error instanceof StorageFailed && !error.isTemporary,
    );
    storage.faults = [503, 503, 503];
    await assert.rejects(
      store(() => pictureOf(png())),
      (error) => error instanceof StorageFailed && error.isTemporary,
    );
  });
});

Deno.test("a picture that lies nowhere else is stored as soon as Storage takes it", async () => {
  await withStorage(async ({ storage, store }) => {
    storage.faults = Array(20).fill(503);
    const bytes = png();
    const { picture: found } = await store(() => pictureOf(bytes), never, { kind: "bytes", bytes });
    assert.deepEqual([found, storage.uploads], [picture, 21]);
  });
});

Deno.test("a picture that breaks off fails with its own error and stores nothing", async () => {
  await withStorage(async ({ storage, store }) => {
    const chunks = [png()];
    const { header } = await pictureOf(png());
    const body = new ReadableStream<Bytes>({
      pull(controller) {
        const chunk = chunks.shift();
        if (chunk === undefined) {
          controller.error(badPicture("it is too large"));
        } else controller.enqueue(chunk);
      },
    });
    await assert.rejects(
      store(() => Promise.resolve({ header, maxBytes: 300, body })),
      /too large/,
    );
    assert.equal(storage.objects.size, 0);
  });
});

Deno.test("an abort breaks the upload off with the abort's reason", async () => {
  await withStorage(async ({ storage, store }) => {
    const { header } = await pictureOf(png());
    const stop = new AbortController();
    // Begins, and then never goes on.
    const body = new ReadableStream<Bytes>({
      start: (controller) => controller.enqueue(png()),
      pull: () => stop.abort(new Error("enough")),
    }, { highWaterMark: 0 });
    await assert.rejects(
      store(() => Promise.resolve({ header, maxBytes: 300, body }), stop.signal),
      /enough/,
    );
    assert.equal(storage.objects.size, 0);
  });
});

Deno.test("an upload that outlasted a lease is listed once more, for who lost it to be removed", async () => {
  const object = { bucket: "generated-assets", path };
  await withStorage(
    async ({ calls, store }) => {
      assert.deepEqual(await store(() => pictureOf(png())), stored);
      assert.deepEqual(calls.map(([name]) => name), ["reserveObject", "reserveObject"]);
    },
    () => Promise.resolve(true),
    30_000,
  );
  let reserved = 0;
  await withStorage(
    async ({ calls, store }) => {
      await assert.rejects(store(() => pictureOf(png())), LeaseLost);
      assert.deepEqual(calls.at(-1), ["listForRemoval", [object]]);
    },
    () => Promise.resolve(reserved++ === 0),
    30_000,
  );
});

Deno.test("an upload that a lost lease breaks off may arrive all the same, and is listed", async () => {
  await withStorage(async ({ calls, store }) => {
    const { header } = await pictureOf(png());
    const stop = new AbortController();
    const body = new ReadableStream<Bytes>({
      start: (controller) => controller.enqueue(png()),
      pull: () => stop.abort(new LeaseLost("gone")),
    }, { highWaterMark: 0 });
    await assert.rejects(
      store(() => Promise.resolve({ header, maxBytes: 300, body }), stop.signal),
      LeaseLost,
    );
    assert.deepEqual(calls.map(([name]) => name), ["reserveObject", "listForRemoval"]);
  });
});
