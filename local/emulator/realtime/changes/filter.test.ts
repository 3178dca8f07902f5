import assert from "node:assert/strict";
import { type Filter, parseFilter, rulesOut } from "./filter.ts";

function filter(column: string, op: string, value: string, negate = false): Filter {
  return { column, op, value, negate };
}

const readable: [text: string, filters: Filter[]][] = [
  ["", []],
  ["  ", []],
  ["subject=eq.hey", [filter("subject", "eq", "hey")]],
  ["price=lte.1.5", [filter("price", "lte", "1.5")]],
  ["at=gt.2026-01-01 10:00:00+00", [filter("at", "gt", "2026-01-01 10:00:00+00")]],
  ["name=neq.a=b", [filter("name", "neq", "a=b")]],
  ["id=in.(1,2)", [filter("id", "in", "{1,2}")]],
  ['name=in.("a,b",c)', [filter("name", "in", '{"a,b",c}')]],
  ["id=not.eq.5", [filter("id", "eq", "5", true)]],
  ["name=not.like.hey%", [filter("name", "like", "hey%", true)]],
  ["id=gt.0,id=lt.100", [filter("id", "gt", "0"), filter("id", "lt", "100")]],
  ["id=in.(1,2), n=eq.3", [filter("id", "in", "{1,2}"), filter("n", "eq", "3")]],
  ['name=eq."a,b"', [filter("name", "eq", "a,b")]],
  ['name=eq."say \\"hi\\""', [filter("name", "eq", 'say "hi"')]],
  ['name=eq.5" pipe', [filter("name", "eq", '5" pipe')]],
  ["name=eq.", [filter("name", "eq", "")]],
];

for (const [text, filters] of readable) {
  Deno.test(`filter ${JSON.stringify(text)}`, () => assert.deepEqual(parseFilter(text), filters));
}

const unreadable: [text: string, reason: string][] = [
  ["undefined", '["undefined"]'],
  ["subject=foo.hey", '["foo", "hey"]'],
  ["subject=eq", '["eq"]'],
  ["id=in.1,2", "`in` filter value must be wrapped by parentheses"],
  ["id=eq.1,", "filter must not contain empty segments (check for extra commas)"],
];

for (const [text, message] of unreadable) {
  Deno.test(`no filter: ${text}`, () => assert.throws(() => parseFilter(text), { message }));
}

const [UUID, INTEGER, TEXT, NUMERIC] = [2950, 23, 25, 1700];
const id = "0b0f7f5e-6f0f-4b63-9f0b-0b5f7d1c2a3e";
const other = "1b0f7f5e-6f0f-4b63-9f0b-0b5f7d1c2a3e";

Deno.test("equality of plain types is decided without Postgres", () => {
  assert.equal(rulesOut(filter("id", "eq", other), UUID, id), true);
  assert.equal(rulesOut(filter("id", "eq", id), UUID, id), false);
  assert.equal(rulesOut(filter("n", "eq", "7"), INTEGER, "8"), true);
  assert.equal(rulesOut(filter("n", "eq", "007"), INTEGER, "7"), false);
});

Deno.test("what only Postgres can decide is left to it", () => {
  assert.equal(rulesOut(filter("id", "eq", id.toUpperCase()), UUID, id), false);
  assert.equal(rulesOut(filter("id", "neq", other), UUID, other), false);
  assert.equal(rulesOut(filter("id", "eq", other, true), UUID, id), false);
  assert.equal(rulesOut(filter("price", "eq", "1.0"), NUMERIC, "1"), false);
  assert.equal(rulesOut(filter("name", "eq", "a"), TEXT, "b"), false);
  assert.equal(rulesOut(filter("id", "eq", id), UUID, null), false);
});
