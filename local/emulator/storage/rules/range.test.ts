import assert from "node:assert/strict";
import { parseRange } from "./range.ts";

Deno.test("a range names its first and last byte", () => {
  assert.deepEqual(parseRange("bytes=0-0", 10), { first: 0, last: 0 });
  assert.deepEqual(parseRange("bytes=2-5", 10), { first: 2, last: 5 });
  assert.deepEqual(parseRange("bytes=9-9", 10), { first: 9, last: 9 });
});

Deno.test("a range is cut at the object's end", () => {
  assert.deepEqual(parseRange("bytes=4-", 10), { first: 4, last: 9 });
  assert.deepEqual(parseRange("bytes=4-400", 10), { first: 4, last: 9 });
});

Deno.test("a range may count from the end", () => {
  assert.deepEqual(parseRange("bytes=-3", 10), { first: 7, last: 9 });
  assert.deepEqual(parseRange("bytes=-30", 10), { first: 0, last: 9 });
});

Deno.test("a range with no byte of the object is unsatisfiable", () => {
  for (const header of ["bytes=10-", "bytes=10-12", "bytes=-0"]) {
    assert.equal(parseRange(header, 10), "unsatisfiable", header);
  }
  assert.equal(parseRange("bytes=0-", 0), "unsatisfiable");
  assert.equal(parseRange("bytes=-5", 0), "unsatisfiable");
});

Deno.test("what is no single byte range asks for the whole", () => {
  for (
    const header of [
      undefined,
      "",
      "bytes=-",
      "bytes=5-4",
      "bytes=0-1,3-4",
      "lines=1-2",
      "bytes=a-b",
    ]
  ) {
    assert.equal(parseRange(header, 10), "whole", String(header));
  }
});
