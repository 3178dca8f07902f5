import assert from "node:assert/strict";
import { findUnstorable, MAX_DEPTH } from "./storable.ts";

Deno.test("ordinary values can be stored", () => {
  const value = { a: ["ü🫘", 1, -2.5, null, true], b: { c: {} } };
  assert.equal(findUnstorable(value), null);
});

Deno.test("what can't be is found wherever it is", () => {
  assert.deepEqual(findUnstorable({ a: [{ b: "x\0" }] }, "body"), {
    path: "body.a.0.b",
    message: "contains the character U+0000",
  });
  assert.equal(findUnstorable({ "k\0": 1 }, "body")?.path, "body");
  assert.match(findUnstorable("\udc00")?.message ?? "", /surrogate/);
  assert.match(findUnstorable(JSON.parse("[1e999]"))?.message ?? "", /number/);
});

Deno.test("nesting ends somewhere", () => {
  const nest = (depth: number) => JSON.parse("[".repeat(depth) + "]".repeat(depth));
  assert.equal(findUnstorable(nest(MAX_DEPTH)), null);
  assert.match(findUnstorable(nest(MAX_DEPTH + 2))?.message ?? "", /deep/);
  assert.match(findUnstorable(nest(50_000))?.message ?? "", /deep/);
});
