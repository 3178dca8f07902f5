import assert from "node:assert/strict";
import { parseSizeLimit } from "./size.ts";

Deno.test("a limit is bytes, or an amount with its decimal unit", () => {
  assert.equal(parseSizeLimit(0, 1e9), 0);
  assert.equal(parseSizeLimit(1234, 1e9), 1234);
  assert.equal(parseSizeLimit("3B", 1e9), 3);
  assert.equal(parseSizeLimit("1.5KB", 1e9), 1500);
  assert.equal(parseSizeLimit("20mb", 1e9), 20_000_000);
});

Deno.test("a limit may not exceed the project's", () => {
  assert.equal(parseSizeLimit("1GB", 1e9), 1e9);
  assert.throws(() => parseSizeLimit("1.01GB", 1e9), { code: "EntityTooLarge" });
});

Deno.test("what is no size is refused", () => {
  for (const nonsense of ["", "20", "20TB", "MB", "-3B", "1e3B"]) {
    assert.throws(() => parseSizeLimit(nonsense, 1e9), { code: "InvalidRequest" }, nonsense);
  }
});
