import assert from "node:assert/strict";
import { gunzipSync } from "node:zlib";
import { codecs } from "./codecs.ts";

for (const { packageName, module, readOriginal } of codecs) {
  Deno.test(`the deployed decoder is ${packageName}'s, byte for byte`, async () => {
    const { default: code } = await import(module.href);
    assert.ok(gunzipSync(Uint8Array.fromBase64(code)).equals(await readOriginal()));
  });
}
