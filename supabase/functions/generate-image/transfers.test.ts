import assert from "node:assert/strict";
import type { PictureStream } from "../_shared/vendors/artists/picture-stream.ts";
import { createTransfers } from "./transfers.ts";

const megabyte = 1024 * 1024;
const never = Promise.withResolvers<never>().promise;
const { signal } = new AbortController();

function pictureOf(maxBytes: number): PictureStream {
  return {
    header: { format: "png", mimeType: "image/png", extension: "png", width: 512, height: 512 },
    body: new ReadableStream(),
    maxBytes,
  };
}

const small = () => Promise.resolve(pictureOf(megabyte));

Deno.test("one owner's addresses that say nothing keep nobody else's pictures", async () => {
  const transfers = createTransfers();
  for (let n = 0; n < 20; n++) void transfers.carry("troubled", () => never, () => never, signal);
  const others = ["one", "two", "three"].map((owner) =>
    transfers.carry(owner, small, () => Promise.resolve(owner), signal)
  );
  assert.deepEqual(await Promise.all(others), ["one", "two", "three"]);
});

Deno.test("one owner's pictures that never end keep nobody else's, whatever size they say", async () => {
  // Without a length an address counts as the largest picture.
  for (const size of [1, 8, 20, 32]) {
    const transfers = createTransfers();
    const endless = () => Promise.resolve(pictureOf(size * megabyte));
    const largest = () => Promise.resolve(pictureOf(32 * megabyte));
    for (let n = 0; n < 40; n++) void transfers.carry("troubled", endless, () => never, signal);
    const came = ["one", "two"].flatMap((owner) =>
      [small, largest].map((open) =>
        transfers.carry(owner, open, () => Promise.resolve(owner), signal)
      )
    );
    assert.deepEqual(await Promise.all(came), ["one", "one", "two", "two"]);
  }
});

Deno.test("an owner's next pictures come when the ones before have gone", async () => {
  const transfers = createTransfers();
  const large = () => Promise.resolve(pictureOf(20 * megabyte));
  const atOnce = new Map<string, number>();
  let most = 0;
  const carry = (owner: string) =>
    transfers.carry(owner, large, async () => {
      const own = (atOnce.get(owner) ?? 0) + 1;
      atOnce.set(owner, own);
      assert.equal(own, 1, owner);
      most = Math.max(most, [...atOnce.values()].reduce((sum, number) => sum + number));
      await Promise.resolve();
      atOnce.set(owner, own - 1);
    }, signal);
  await Promise.all(
    Array.from({ length: 12 }, (_, n) => carry(["one", "two", "three", "four"][n % 4] ?? "")),
  );
  assert.equal(most, 3);
});

Deno.test("who stops waiting leaves the room to others", async () => {
  const transfers = createTransfers();
  const largest = () => Promise.resolve(pictureOf(32 * megabyte));
  const gone = new AbortController();
  const ends = Promise.withResolvers<void>();
  const first = transfers.carry("one", largest, () => ends.promise, signal);
  const waiting = Array.from(
    { length: 10 },
    () => transfers.carry("one", largest, () => assert.fail("it was not awaited"), gone.signal),
  );
  gone.abort("gone");
  const outcomes = await Promise.allSettled(waiting);
  assert.deepEqual(outcomes, waiting.map(() => ({ status: "rejected", reason: "gone" })));
  ends.resolve();
  await first;
  const again = transfers.carry("one", largest, () => Promise.resolve("came"), signal);
  assert.equal(await again, "came");
});
