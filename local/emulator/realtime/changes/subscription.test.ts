import assert from "node:assert/strict";
import type { Change } from "./change.ts";
import { concerns, parseWish } from "./subscription.ts";

const change: Change = {
  relation: 1,
  xid: 1,
  schema: "public",
  table: "notes",
  type: "UPDATE",
  commit_timestamp: "2026-11-19T00:22:40.877Z",
  record: [{ name: "n", type: 23, value: "7" }],
  old_record: [{ name: "n", type: 23, value: "6" }],
};

function hears(params: Record<string, unknown>): boolean {
  return concerns(parseWish(params), change);
}

Deno.test("what a wish leaves out is hosted's default", () => {
  assert.deepEqual(parseWish({ table: "notes" }), {
    schema: "public",
    table: "notes",
    event: "*",
    filters: [],
    select: null,
  });
  assert.equal(parseWish({ schema: "app" }).table, "*");
  assert.equal(parseWish({ schema: "app", event: "insert" }).event, "INSERT");
  assert.deepEqual(parseWish({ table: "notes", select: ["id", 1] }).select, ["id"]);
});

Deno.test("a wish for nothing, or one that can't be read, is refused", () => {
  assert.throws(() => parseWish({}), /^Error: No subscription params provided/);
  assert.throws(() => parseWish({ schema: "public", filter: "id=eq.1" }), /No subscription params/);
  assert.throws(
    () => parseWish({ schema: "public", table: "notes", filter: "undefined" }),
    { message: 'Error parsing `filter` params: ["undefined"]' },
  );
  assert.throws(() => parseWish({ table: "notes", select: "id" }), /Error parsing `select` params/);
});

Deno.test("a change concerns those who want its table and its kind", () => {
  assert.ok(hears({ table: "notes" }));
  assert.ok(hears({ schema: "*" }));
  assert.ok(hears({ schema: "public", table: "*", event: "UPDATE" }));
  assert.ok(!hears({ schema: "app", table: "notes" }));
  assert.ok(!hears({ table: "tasks" }));
  assert.ok(!hears({ table: "notes", event: "INSERT" }));
});

Deno.test("the row as it is now must pass the filter", () => {
  const notes = { schema: "public", table: "notes" };
  assert.ok(hears({ ...notes, filter: "n=eq.7" }));
  assert.ok(!hears({ ...notes, filter: "n=eq.6" }));
});
