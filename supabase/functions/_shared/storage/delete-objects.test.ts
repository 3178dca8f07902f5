import assert from "node:assert/strict";
import { createFakeClock } from "../timing/fake-clock.fixture.ts";
import { deleteObjects } from "./delete-objects.ts";

const logo = { bucket: "generated-assets", path: "u/p/1.png" };
const inspiration = { bucket: "inspiration-images", path: "u/p/2.png" };

type Client = Parameters<typeof deleteObjects>[0];

/** A Storage that removes by this. */
function storageOf(remove: (bucket: string, paths: string[]) => Promise<{ error: unknown }>) {
  const from = (bucket: string) => ({ remove: (paths: string[]) => remove(bucket, paths) });
  return { storage: { from } } as unknown as Client;
}

Deno.test("one bucket's call fails alone", async () => {
  const failure = new Error("no");
  const client = storageOf((bucket) =>
    Promise.resolve({ error: bucket === logo.bucket ? failure : null })
  );
  assert.deepEqual(await deleteObjects(client, [logo, inspiration], { milliseconds: 2_000 }), {
    gone: [inspiration],
    errors: [failure],
  });
});

Deno.test("the limit is for all buckets together", async () => {
  const clock = createFakeClock();
  const client = storageOf(() => new Promise(() => {}));
  let isOver = false;
  const over = deleteObjects(client, [logo, inspiration], { milliseconds: 2_000, clock })
    .then((result) => {
      isOver = true;
      return result;
    });
  await clock.advance(1_999);
  assert.equal(isOver, false);
  await clock.advance(1);
  const { gone, errors } = await over;
  assert.deepEqual([gone, errors.length], [[], 2]);
});
