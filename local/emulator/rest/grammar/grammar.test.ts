import assert from "node:assert/strict";
import { RestError } from "../error.ts";
import { parseFilter, parseLogic } from "./filter.ts";
import { parseOrder } from "./order.ts";
import { choiceOf, parseQuery } from "./query.ts";
import { parseSelect } from "./select.ts";

const column = (name: string) => ({ name, path: [] });
const refusal = (error: unknown) => error instanceof RestError && error.code === "PGRST100";

Deno.test("select: columns, aliases, casts, JSON paths, quoted names", () => {
  assert.deepEqual(parseSelect("*"), [{ kind: "all" }]);
  assert.deepEqual(parseSelect("a:b::text"), [
    { kind: "field", field: column("b"), alias: "a", cast: "text" },
  ]);
  assert.deepEqual(parseSelect("meta->size->>0"), [{
    kind: "field",
    field: {
      name: "meta",
      path: [{ key: "size", asText: false }, { key: 0, asText: true }],
    },
    alias: undefined,
    cast: undefined,
  }]);
  const [quoted] = parseSelect('"a,b(c)\\"d"');
  assert.equal(quoted?.kind === "field" && quoted.field.name, 'a,b(c)"d');
});

Deno.test("select: embeds within embeds, with hint, join and spread", () => {
  const [outer, spread] = parseSelect("who:people!fk!inner(name,pets(*)),...meta(size)");
  assert.ok(outer?.kind === "embed" && spread?.kind === "embed");
  assert.deepEqual(
    [outer.target, outer.alias, outer.hint, outer.isInner, outer.isSpread],
    ["people", "who", "fk", true, false],
  );
  assert.equal(outer.items[1]?.kind, "embed");
  assert.deepEqual([spread.target, spread.isSpread], ["meta", true]);
});

Deno.test("select: what is broken is refused with its place", () => {
  for (const text of ["a,,b", "a(b", "a)", "a:", '"open']) {
    assert.throws(() => parseSelect(text), refusal, text);
  }
});

Deno.test("filter: a value is taken whole", () => {
  assert.deepEqual(parseFilter("a", "not.eq.x,(y).z"), {
    kind: "test",
    field: column("a"),
    isNegated: true,
    test: { kind: "compare", operator: "eq", value: "x,(y).z" },
  });
});

Deno.test("filter: lists, with quotes and escapes", () => {
  const values = (text: string) => {
    const filter = parseFilter("a", text);
    return filter.kind === "test" && filter.test.kind === "in" && filter.test.values;
  };
  assert.deepEqual(values('in.(1,"a,b","say \\"hi\\"","back\\\\slash",)'), [
    "1",
    "a,b",
    'say "hi"',
    "back\\slash",
    "",
  ]);
  assert.deepEqual(values("in.()"), []);
  assert.throws(() => values("in.(1"), refusal);
});

Deno.test("filter: unknown operators, states and modifiers are refused", () => {
  for (const value of ["eqq.1", "is.maybe", "eq(some).1", "eq"]) {
    assert.throws(() => parseFilter("a", value), refusal, value);
  }
});

Deno.test("logic: groups in groups, arrays and quoted values", () => {
  const group = parseLogic("or", '(a.cs.{1,2},not.and(b.is.null,c.eq."x,y"),d.not.in.(1,2))');
  assert.ok(group.kind === "group" && group.operator === "or");
  const [array, nested, list] = group.conditions;
  assert.ok(array?.kind === "test" && array.test.kind === "compare");
  assert.equal(array.test.value, "{1,2}");
  assert.ok(nested?.kind === "group" && nested.isNegated && nested.operator === "and");
  assert.ok(list?.kind === "test" && list.isNegated);
  for (const broken of ["(a.eq.1", "a.eq.1", "()", "(a.eq.1))"]) {
    assert.throws(() => parseLogic("or", broken), refusal, broken);
  }
});

Deno.test("order: directions, nulls, JSON, embeds", () => {
  assert.deepEqual(parseOrder("a,b.desc.nullslast,people(name).asc"), [
    { field: column("a"), embed: undefined, direction: "asc" },
    { field: column("b"), embed: undefined, direction: "desc", nulls: "last" },
    { field: column("name"), embed: "people", direction: "asc" },
  ]);
  assert.throws(() => parseOrder("a.sideways"), refusal);
});

Deno.test("query: what belongs to an embed, what to a function", () => {
  const query = parseQuery(
    new URLSearchParams(
      "id=eq.1&books.pages=gt.5&books.order=id&books.limit=2&books.not.or=(a.eq.1)&p_id=7&m=x.y",
    ),
    true,
  );
  assert.equal(choiceOf(query, "").conditions.length, 1);
  assert.equal(choiceOf(query, "books").conditions.length, 2);
  assert.deepEqual([choiceOf(query, "books").limit, choiceOf(query, "books").offset], [2, 0]);
  assert.deepEqual(query.given, [["p_id", "7"], ["m", "x.y"]]);
  assert.throws(() => parseQuery(new URLSearchParams("p_id=7"), false), refusal);
  assert.throws(() => parseQuery(new URLSearchParams("limit=-1"), false), { status: 416 });
});
