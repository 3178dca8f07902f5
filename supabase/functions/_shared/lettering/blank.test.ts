import assert from "node:assert/strict";
import { isBlank } from "./blank.ts";

for (
  const blank of ["", " \u00a0\u3000", "\u200b\u200d", "\u3164", "\u2800", "\ufe0f", "\u115f\u1160"]
    .concat("\u202e\u202c", "\u034f", "\u{e0100}", "\u00ad", "\u0000\n", "\u180b")
) {
  Deno.test(`nothing of ${JSON.stringify(blank)} is seen`, () => assert.ok(isBlank(blank)));
}

for (const seen of ["a", "\u200bא", ".", "☕️", "ー", "ـ", "\u05b0"]) {
  Deno.test(`${JSON.stringify(seen)} is seen`, () => assert.ok(!isBlank(seen)));
}
