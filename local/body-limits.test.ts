import { strictEqual } from "node:assert/strict";
import { storageBytes } from "./body-limits.ts";

const MEBIBYTE = 1024 * 1024;

function limitOf(method: string, path: string): number {
  return storageBytes(new Request(`http://x/storage/v1${path}`, { method }), 50 * MEBIBYTE);
}

Deno.test("a file may be as large as a bucket takes, with a form around it", () => {
  for (
    const [method, path] of [
      ["POST", "/object/logos/a/b.png"],
      ["PUT", "/object/logos/a/b.png"],
      ["PUT", "/object/upload/sign/logos/a.png"],
      ["POST", "/object/signatures/a.png"],
    ] as const
  ) strictEqual(limitOf(method, path), 51 * MEBIBYTE, path);
});

Deno.test("JSON has a mebibyte", () => {
  for (
    const [method, path] of [
      ["POST", "/object/list/logos"],
      ["POST", "/object/sign/logos"],
      ["POST", "/object/sign/logos/a.png"],
      ["POST", "/object/move"],
      ["POST", "/object/upload/sign/logos/a.png"],
      ["DELETE", "/object/logos"],
      ["POST", "/bucket"],
      ["PUT", "/bucket/logos"],
    ] as const
  ) strictEqual(limitOf(method, path), MEBIBYTE, path);
});
