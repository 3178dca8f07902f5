import assert from "node:assert/strict";
import { isUnchanged } from "./conditions.ts";

const etag = '"d41d8cd9"';
const lastModified = new Date("2026-05-01T12:00:00.750Z");

function unchanged(headers: Record<string, string>): boolean {
  return isUnchanged(new Headers(headers), etag, lastModified);
}

Deno.test("without a condition there is nothing to compare", () => {
  assert.equal(unchanged({}), false);
});

Deno.test("an ETag is compared weakly, in a list too, and * stands for any", () => {
  assert.ok(unchanged({ "if-none-match": etag }));
  assert.ok(unchanged({ "if-none-match": `"other", W/${etag}` }));
  assert.ok(unchanged({ "if-none-match": "*" }));
  assert.ok(!unchanged({ "if-none-match": '"other"' }));
});

Deno.test("a date is compared to the second", () => {
  assert.ok(unchanged({ "if-modified-since": "Fri, 01 May 2026 12:00:00 GMT" }));
  assert.ok(!unchanged({ "if-modified-since": "Fri, 01 May 2026 11:59:59 GMT" }));
  assert.ok(!unchanged({ "if-modified-since": "yesterday" }));
});

Deno.test("the ETag wins over the date", () => {
  const later = "Sat, 02 May 2026 12:00:00 GMT";
  assert.ok(!unchanged({ "if-none-match": '"other"', "if-modified-since": later }));
});
