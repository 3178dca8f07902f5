import assert from "node:assert/strict";
import type { Usage } from "./usage.ts";
import { findExcess } from "./excess.ts";

const first: Usage = {
  memory: { all: 1000, host: 500, postgres: 300, functions: 200 },
  ...{ processes: 8, handles: 120, connections: 9, slots: 1, keptLog: 56 },
};

Deno.test("what is held as before is fine, a little more memory too", () => {
  assert.deepEqual(findExcess(first, first), []);
  const memory = { ...first.memory, all: 1299 };
  assert.deepEqual(findExcess(first, { ...first, memory, handles: 110, slots: 0 }), []);
});

Deno.test("each thing left over is named", () => {
  const memory = { ...first.memory, all: 1310 };
  const more = { processes: 9, handles: 121, connections: 11, slots: 2, keptLog: 1e9 };
  assert.deepEqual(findExcess(first, { memory, ...more }), [
    "1.31 × the memory",
    "1 processes more",
    "1 handles more",
    "2 connections more",
    "1 slots more",
    "1000000000 bytes of log kept for a slot",
  ]);
});
