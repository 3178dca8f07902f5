import assert from "node:assert/strict";
import { createClient } from "@supabase/supabase-js";
import { buckets, createSigner } from "./storage.ts";

const HOUR = 60 * 60 * 1000;

/** Storage that signs every path but those that start with `gone`. */
function fakeStorage() {
  const calls: string[][] = [];
  const client = createClient("http://inner:8000", "sb_secret_x", {
    global: {
      async fetch(_url, init) {
        const { paths } = JSON.parse(String(init?.body)) as { paths: string[] };
        calls.push(paths);
        return await Promise.resolve(
          Response.json(
            paths.map((path) =>
              path.startsWith("gone")
                ? {
                  path,
                  error: "Either the object does not exist or you do not have access to it",
                }
                : { path, error: null, signedURL: `/object/sign/b/${path}?token=t${calls.length}` }
            ),
          ),
        );
      },
    },
  });
  return { client, calls };
}

Deno.test("many paths cost one call, and their URLs stand on the public address", async () => {
  const { client, calls } = fakeStorage();
  const signer = createSigner(client, "https://public.example");
  const urls = await signer.sign(buckets.assets, ["a.png", "b.png", null, "a.png"]);
  assert.deepEqual(calls, [["a.png", "b.png"]]);
  assert.equal(urls.get("a.png"), "https://public.example/storage/v1/object/sign/b/a.png?token=t1");
});

Deno.test("a URL is sent again until it has little more than an hour to go", async () => {
  const { client, calls } = fakeStorage();
  let now = 0;
  const signer = createSigner(client, "https://p", () => now);
  const first = await signer.sign(buckets.assets, ["a.png"]);
  now = 1.5 * HOUR;
  assert.deepEqual(await signer.sign(buckets.assets, ["a.png"]), first);
  assert.equal(calls.length, 1);
  now = 2 * HOUR;
  assert.notDeepEqual(await signer.sign(buckets.assets, ["a.png"]), first);
});

Deno.test("buckets don't share URLs, and nothing to sign costs no call", async () => {
  const { client, calls } = fakeStorage();
  const signer = createSigner(client, "https://p");
  await signer.sign(buckets.assets, ["a.png"]);
  await signer.sign(buckets.inspirations, ["a.png"]);
  assert.equal((await signer.sign(buckets.assets, [null])).size, 0);
  assert.equal(calls.length, 2);
});

Deno.test("a missing object has no URL", async () => {
  const signer = createSigner(fakeStorage().client, "https://p");
  const urls = await signer.sign(buckets.assets, ["gone.png", "a.png"]);
  assert.deepEqual([...urls.keys()], ["a.png"]);
});
