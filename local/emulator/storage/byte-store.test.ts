import assert from "node:assert/strict";
import { ByteStore } from "./byte-store.ts";

const encoder = new TextEncoder();

async function* chunksOf(...parts: string[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield encoder.encode(part);
}

async function withStore(
  work: (store: ByteStore, directory: string) => Promise<void>,
): Promise<void> {
  const directory = await Deno.makeTempDir();
  try {
    await work(await ByteStore.open(directory), directory);
  } finally {
    await Deno.remove(directory, { recursive: true });
  }
}

async function readText(store: ByteStore, version: string, first = 0, last?: number) {
  const range = { first, last: last ?? await store.size(version) - 1 };
  return await new Response(await store.read(version, range)).text();
}

Deno.test("bytes come out as they went in", async () => {
  await withStore(async (store) => {
    const { version, size, digest } = await store.write(chunksOf("hello ", "", "world"));
    assert.equal(size, 11);
    assert.equal(digest, "5eb63bbbe01eeed093cb22bb8f5acdc3");
    assert.equal(await readText(store, version), "hello world");
    assert.equal(await readText(store, version, 6, 8), "wor");
    const empty = await store.write(chunksOf());
    assert.equal(await readText(store, empty.version), "");
  });
});

Deno.test("more than a chunk is read whole", async () => {
  await withStore(async (store) => {
    const { version } = await store.write(chunksOf("x".repeat(200_000), "y"));
    const text = await readText(store, version);
    assert.equal(text.length, 200_001);
    assert.equal(text.at(-1), "y");
  });
});

Deno.test("bytes that break off leave nothing", async () => {
  await withStore(async (store, directory) => {
    async function* broken() {
      yield* chunksOf("half");
      throw new Error("broken off");
    }
    await assert.rejects(store.write(broken()), { message: "broken off" });
    assert.deepEqual(await Array.fromAsync(store.versions()), []);
    assert.deepEqual(await Array.fromAsync(Deno.readDir(`${directory}/unfinished`)), []);
  });
});

Deno.test("what a killed process left unfinished is thrown away, what it finished is kept", async () => {
  await withStore(async (store, directory) => {
    const { version } = await store.write(chunksOf("whole"));
    await Deno.writeTextFile(`${directory}/unfinished/${crypto.randomUUID()}`, "half");
    const reopened = await ByteStore.open(directory);
    assert.deepEqual(await Array.fromAsync(Deno.readDir(`${directory}/unfinished`)), []);
    assert.deepEqual(await Array.fromAsync(reopened.versions()), [version]);
    assert.equal(await readText(reopened, version), "whole");
  });
});

Deno.test("a copy outlives its original", async () => {
  await withStore(async (store) => {
    const { version } = await store.write(chunksOf("twice"));
    const copy = await store.copy(version);
    assert.notEqual(copy, version);
    await store.remove([version]);
    assert.equal(await readText(store, copy), "twice");
    await assert.rejects(store.size(version), Deno.errors.NotFound);
  });
});

Deno.test("who reads bytes that are removed reads them to their end", async () => {
  await withStore(async (store) => {
    const { version, size } = await store.write(chunksOf("a".repeat(150_000)));
    const reader = (await store.read(version, { first: 0, last: size - 1 })).getReader();
    let length = (await reader.read()).value?.length ?? 0;
    await store.remove([version, version]);
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      length += part.value.length;
    }
    assert.equal(length, size);
  });
});

Deno.test("a reader that stops gives the file back", async () => {
  await withStore(async (store) => {
    const { version, size } = await store.write(chunksOf("a".repeat(150_000)));
    // Deno's own sanitizer tells when a file stays open.
    const stream = await store.read(version, { first: 0, last: size - 1 });
    await stream.cancel();
  });
});
