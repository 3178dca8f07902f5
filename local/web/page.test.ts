import assert from "node:assert/strict";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { buildPage } from "./build.ts";
import { servePage } from "./page.ts";

const config = {
  supabaseUrl: "http://127.0.0.1:54321",
  publishableKey: "sb_publishable_x",
  standIns: ["Gemini", "Seedream"],
};
const browser = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };

Deno.test("the page is built and served, and nothing else is", async () => {
  const directory = await Deno.makeTempDir({ prefix: "logokraft page " });
  try {
    const serve = servePage(buildPage(directory), config);
    const get = (path: string, init?: RequestInit) =>
      serve(new Request(`${config.supabaseUrl}${path}`, init));

    assert.deepEqual(await (await get("/config.json")).json(), config);
    for (const path of ["/", "/new", "/projects/3f6b2c1e-63a4-4f0a-a6a7-5b2f1c9d8e70"]) {
      const response = await get(path, { headers: browser });
      const page = await response.text();
      assert.match(response.headers.get("content-security-policy") ?? "", /script-src 'self'/);
      for (const [, asset = ""] of page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)) {
        const { status, body } = await get(asset);
        await body?.cancel();
        assert.equal(status, 200, asset);
      }
    }

    // Each file under a name that changes with its content, compressed, and kept by the browser.
    const html = await (await get("/", { headers: browser })).text();
    const files = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path = ""]) =>
      path
    );
    let sent = html.length;
    for (const path of files) {
      assert.match(path, /-[0-9a-f]{10}\.\w+$/);
      const headers = { "accept-encoding": "gzip, deflate, br, zstd" };
      const response = await get(path, { headers });
      assert.equal(response.headers.get("cache-control"), "public, max-age=31536000, immutable");
      const isPacked = !path.endsWith(".woff2");
      assert.equal(response.headers.get("content-encoding"), isPacked ? "br" : null, path);
      sent += (await response.bytes()).byteLength;
      const plain = await get(path);
      assert.equal(plain.headers.get("content-encoding"), null);
      const zipped = await get(path, { headers: { "accept-encoding": "gzip" } });
      if (isPacked) {
        const unzipped = gunzipSync(await zipped.bytes());
        assert.deepEqual(new Uint8Array(unzipped), await plain.bytes());
      } else {
        await Promise.all([plain, zipped].map(({ body }) => body?.cancel()));
      }
    }
    assert.ok(sent < 150_000, `a first load is ${sent} bytes`);
    assert.equal((await get("/", { headers: browser })).headers.get("cache-control"), "no-cache");

    // The API's document, to read, with its viewer.
    const reference = await (await get("/docs/", { headers: browser })).text();
    const [viewer = ""] = /\/assets\/scalar-\d+\.\d+\.\d+\.js/.exec(reference) ?? [];
    assert.match(await (await get(viewer)).text(), /createApiReference/);

    // What a client of the API is told for a path that isn't one.
    const nowhere = await get("/rest/v2/things");
    assert.equal(nowhere.status, 404);
    assert.deepEqual(await nowhere.json(), { error: "requested path is invalid" });
    assert.equal((await get("/", { method: "POST" })).status, 404);
    assert.equal((await get("/assets/../deno.json")).status, 404);
  } finally {
    await Deno.remove(directory, { recursive: true });
  }
});

Deno.test("what can't be bundled is told", async () => {
  const file = await Deno.makeTempFile();
  await assert.rejects(buildPage(join(file, "in-a-file")), /The page can't be built/);
  await Deno.remove(file);
});
