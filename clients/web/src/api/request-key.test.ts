import assert from "node:assert/strict";
import { RequestKey } from "./request-key.ts";

Deno.test("a repeated request keeps its key, another one gets another", () => {
  const key = new RequestKey();
  const first = key.of("a");
  assert.equal(key.of("a"), first);
  const second = key.of("b");
  assert.notEqual(second, first);
  key.settle();
  assert.notEqual(key.of("b"), second);
});
