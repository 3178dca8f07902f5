import assert from "node:assert/strict";
import { OpenLimit } from "./open-limit.ts";
import { Problem } from "./problem.ts";

const refused = (error: unknown) =>
  error instanceof Problem && error.code === "rate_limited" && error.status === 429 &&
  Number(error.headers["retry-after"]) > 0 &&
  error.headers["ratelimit-policy"] === '"open-doors";q=2';

Deno.test("each key has its own places, and one that is given back is free", () => {
  const limit = new OpenLimit("open-doors", 2);
  const leave = limit.enter("a");
  limit.enter("a");
  assert.throws(() => limit.enter("a"), refused);
  limit.enter("b");
  leave();
  limit.enter("a");
  assert.throws(() => limit.enter("a"), refused);
});

Deno.test("a place given back twice is one place", () => {
  const limit = new OpenLimit("open-doors", 2);
  const leave = limit.enter("a");
  limit.enter("a");
  leave();
  leave();
  limit.enter("a");
  assert.throws(() => limit.enter("a"), refused);
});
