import assert from "node:assert/strict";
import type { Bytes } from "../_shared/bytes.ts";
import { createFakeClock, settled } from "../_shared/timing/fake-clock.fixture.ts";
import type { ReceiveBody } from "../_shared/vendors/artists/fetch-picture.ts";
import type { PictureStream } from "../_shared/vendors/artists/picture-stream.ts";
import { createTransfers } from "./transfers.ts";

const megabyte = 1024 * 1024;
const never = Promise.withResolvers<never>().promise;
const { signal } = new AbortController();
const header = { format: "png", mimeType: "image/png", extension: "png" } as const;

/** A picture of at most so many bytes, whose header is no part of its body. */
function pictureOf(bytes: number, bodyOf = () => new ReadableStream<Bytes>()) {
  return async (receive: ReceiveBody): Promise<PictureStream> => {
    const body = await receive(bodyOf(), bytes);
    return { header: { ...header, width: 512, height: 512 }, body };
  };
}

const small = pictureOf(megabyte);

const read = ({ body }: PictureStream) => new Response(body).arrayBuffer();

Deno.test("one owner's addresses that say nothing keep nobody else's pictures", async () => {
  const transfers = createTransfers();
  for (let n = 0; n < 20; n++) void transfers.carry("troubled", () => never, () => never, signal);
  const others = ["one", "two", "three"].map((owner) =>
    transfers.carry(owner, small, () => Promise.resolve(owner), signal)
  );
  assert.deepEqual(await Promise.all(others), ["one", "two", "three"]);
});

Deno.test("many owners' addresses that say nothing keep nobody else's pictures", async () => {
  const transfers = createTransfers();
  for (let n = 0; n < 100; n++) void transfers.carry(`${n % 10}`, () => never, () => never, signal);
  assert.equal(await transfers.carry("one", small, () => Promise.resolve("came"), signal), "came");
});

/** Bodies that begin and then say nothing, or a byte now and then. */
const slow: [string, (sleep: (milliseconds: number) => Promise<void>) => ReadableStream<Bytes>][] =
  [
    ["stop", () => new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array(40)) })],
    ["trickle", (sleep) =>
      new ReadableStream({
        async pull(stream) {
          await sleep(300);
          stream.enqueue(new Uint8Array(1));
        },
      })],
  ];

for (const [how, bodyOf] of slow) {
  Deno.test(`many owners' pictures that ${how} keep nobody else's for longer than a second`, async () => {
    const clock = createFakeClock();
    const transfers = createTransfers(clock);
    // Two fill the whole room.
    for (let n = 0; n < 8; n++) {
      const open = pictureOf(32 * megabyte, () => bodyOf(clock.sleep));
      void transfers.carry(`troubled ${n}`, open, read, signal);
    }
    await settled();
    let hasCome = false;
    const other = transfers.carry("one", small, () => Promise.resolve(hasCome = true), signal);
    await settled();
    assert.equal(hasCome, false, "the room was full");
    await clock.advance(1_000);
    assert.equal(hasCome, true);
    await other;
  });
}

Deno.test("a picture that stopped goes on when there is room again", async () => {
  const clock = createFakeClock();
  const transfers = createTransfers(clock);
  const source = new TransformStream<Bytes, Bytes>();
  const writer = source.writable.getWriter();
  const whole = 32 * megabyte;
  const stopped = transfers.carry("one", pictureOf(whole, () => source.readable), read, signal);
  await writer.write(new Uint8Array([1]));
  await clock.advance(1_000);
  const ends = Promise.withResolvers<void>();
  const next = transfers.carry("one", pictureOf(whole), () => ends.promise, signal);
  let isWritten = false;
  const written = writer.write(new Uint8Array([2])).then(() => writer.write(new Uint8Array([3])))
    .then(() => isWritten = true);
  await clock.advance(10_000);
  assert.equal(isWritten, false, "no more of it is read than one chunk while another has the room");
  ends.resolve();
  await next;
  await written;
  await writer.close();
  assert.deepEqual(new Uint8Array(await stopped), new Uint8Array([1, 2, 3]));
});

Deno.test("a picture whose bytes come in time keeps its room", async () => {
  const clock = createFakeClock();
  const transfers = createTransfers(clock);
  let left = 80;
  const steady = () =>
    new ReadableStream<Bytes>({
      async pull(stream) {
        await clock.sleep(100);
        if (left-- === 0) stream.close();
        else stream.enqueue(new Uint8Array(megabyte / 4));
      },
    });
  const first = transfers.carry("one", pictureOf(20 * megabyte, steady), read, signal);
  await settled();
  let isBegun = false;
  const begin = () => Promise.resolve(isBegun = true);
  const second = transfers.carry("one", pictureOf(20 * megabyte), begin, signal);
  await clock.advance(8_000);
  assert.equal(isBegun, false);
  await clock.advance(100);
  assert.equal((await first).byteLength, 20 * megabyte);
  assert.equal(await second, true);
});

Deno.test("one owner's pictures that never end keep nobody else's, whatever size they say", async () => {
  // Without a length an address counts as the largest picture.
  for (const size of [1, 8, 20, 32]) {
    const transfers = createTransfers();
    const endless = pictureOf(size * megabyte);
    const largest = pictureOf(32 * megabyte);
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
  const large = pictureOf(20 * megabyte);
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
  const largest = pictureOf(32 * megabyte);
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
