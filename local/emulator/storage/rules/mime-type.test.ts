import assert from "node:assert/strict";
import { isAllowedMimeType, requireMimeTypes } from "./mime-type.ts";

Deno.test("a bucket that allows nothing in particular takes everything", () => {
  assert.ok(isAllowedMimeType("application/x-msdownload", []));
});

Deno.test("a type is allowed by its name or by its family", () => {
  assert.ok(isAllowedMimeType("image/png", ["image/jpeg", "image/png"]));
  assert.ok(isAllowedMimeType("image/webp", ["image/*"]));
  assert.ok(!isAllowedMimeType("text/plain", ["image/*", "text/html"]));
});

Deno.test("parameters are part of the name", () => {
  assert.ok(!isAllowedMimeType("text/plain;charset=UTF-8", ["text/plain"]));
  assert.ok(isAllowedMimeType("text/plain;charset=UTF-8", ["text/*"]));
});

Deno.test("what is no type at all is not allowed", () => {
  assert.ok(!isAllowedMimeType("image", ["image/*"]));
});

Deno.test("a bucket may be told types, families and a charset", () => {
  requireMimeTypes([
    "image/png",
    "image/*",
    "application/vnd.api+json",
    "text/plain; charset=utf-8",
  ]);
  for (const nonsense of ["image", "image/png/x", "", "image/" + "x".repeat(1000)]) {
    assert.throws(() => requireMimeTypes([nonsense]), { code: "InvalidMimeType" }, nonsense);
  }
});
