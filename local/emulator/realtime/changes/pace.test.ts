import assert from "node:assert/strict";
import { pauseAfter } from "./pace.ts";

Deno.test("polls follow each other as hosted's do", () => {
  assert.equal(pauseAfter({ seen: 100, told: 3 }, 100), 0);
  assert.equal(pauseAfter({ seen: 5, told: 0 }, 100, () => 0.5), 175);
  assert.equal(pauseAfter({ seen: 0, told: 0 }, 100), 500);
});
