import assert from "node:assert/strict";
import { compile, identifier, join, nothing, raw, sql } from "./fragment.ts";

Deno.test("values become parameters, numbered through nested fragments", () => {
  const where = join([sql`a = ${"1"}`, sql`b = ${null}`], " and ");
  assert.deepEqual(compile(sql`select ${identifier("t", "x")} where ${where} limit ${"5"}`), {
    text: 'select "t"."x" where a = $1 and b = $2 limit $3',
    values: ["1", null, "5"],
  });
});

Deno.test("a name can't leave its quotes", () => {
  assert.equal(compile(identifier('x"; drop table y; --')).text, '"x""; drop table y; --"');
});

Deno.test("empty fragments add nothing", () => {
  assert.deepEqual(compile(sql`${nothing}a${join([], ",")}${raw("b")}`), {
    text: "ab",
    values: [],
  });
});
