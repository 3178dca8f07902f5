import { type Field, scanField } from "./field.ts";
import { Scanner } from "./scanner.ts";

/** Operators that compare with one value; `any` and `all` make it a list. */
export const comparisons = {
  eq: "=",
  neq: "<>",
  gt: ">",
  gte: ">=",
  lt: "<",
  lte: "<=",
  like: "like",
  ilike: "ilike",
  match: "~",
  imatch: "~*",
  isdistinct: "is distinct from",
  cs: "@>",
  cd: "<@",
  ov: "&&",
  sl: "<<",
  sr: ">>",
  nxr: "&<",
  nxl: "&>",
  adj: "-|-",
} as const;
export type Comparison = keyof typeof comparisons;

export const searches = {
  fts: "to_tsquery",
  plfts: "plainto_tsquery",
  phfts: "phraseto_tsquery",
  wfts: "websearch_to_tsquery",
} as const;
export type Search = keyof typeof searches;

export const states = {
  null: "is null",
  not_null: "is not null",
  true: "is true",
  false: "is false",
  unknown: "is unknown",
} as const;
export type State = keyof typeof states;

export type Test =
  | { kind: "compare"; operator: Comparison; value: string }
  | { kind: "compareList"; operator: Comparison; quantifier: "any" | "all"; values: string }
  | { kind: "in"; values: string[] }
  | { kind: "is"; state: State }
  | { kind: "search"; operator: Search; language?: string; query: string };

export type Condition =
  | { kind: "test"; field: Field; isNegated: boolean; test: Test }
  | { kind: "group"; isNegated: boolean; operator: "and" | "or"; conditions: Condition[] };

/** Whether a query parameter's value begins as a filter's does. */
export function isFilter(value: string): boolean {
  const [, operator] = /^(?:not\.)?([a-z]+)(?:\([^)]*\))?\./.exec(value) ?? [];
  return operator !== undefined &&
    (operator === "in" || operator === "is" || isKey(comparisons, operator) ||
      isKey(searches, operator));
}

/** `column=not.in.(1,2)`: the key has been read already. */
export function parseFilter(key: string, value: string): Condition {
  const name = new Scanner(key, "filter");
  const field = scanField(name);
  name.expectEnd();
  const scanner = new Scanner(value, "filter");
  const isNegated = scanner.take("not.");
  const test = scanTest(scanner, /.*/sy);
  scanner.expectEnd();
  return { kind: "test", field, isNegated, test };
}

/** `or=(a.eq.1,not.and(b.gt.2,c.is.null))`. @param key `and`, `or`, `not.and` or `not.or`. */
export function parseLogic(key: string, value: string): Condition {
  const scanner = new Scanner(`${key}${value}`, "logic tree");
  const group = scanGroup(scanner) ?? scanner.fail('expecting "and" or "or"');
  scanner.expectEnd();
  return group;
}

function scanGroup(scanner: Scanner): Condition | undefined {
  scanner.match(/\s*/y);
  const head = scanner.match(/(?:not\.)?(?:and|or)(?=\()/y);
  if (head === undefined) return undefined;
  scanner.expect("(");
  const conditions: Condition[] = [];
  do {
    conditions.push(scanGroup(scanner) ?? scanGroupedTest(scanner));
    scanner.match(/\s*/y);
  } while (scanner.take(","));
  scanner.expect(")");
  const operator = head.endsWith("and") ? "and" : "or";
  return { kind: "group", isNegated: head.startsWith("not."), operator, conditions };
}

function scanGroupedTest(scanner: Scanner): Condition {
  const field = scanField(scanner);
  scanner.expect(".");
  const isNegated = scanner.take("not.");
  // Within a group a comma or a parenthesis ends a value, unless an array's braces hold it.
  return { kind: "test", field, isNegated, test: scanTest(scanner, /\{[^}]*\}|[^,)]*/y) };
}

function scanTest(scanner: Scanner, bareValue: RegExp): Test {
  const word = scanner.match(/[a-z]+(?=[.(])/y) ?? "";
  if (word === "in") {
    scanner.expect(".");
    return { kind: "in", values: scanList(scanner) };
  }
  if (word === "is") {
    scanner.expect(".");
    const state = (scanner.match(/[a-z_]+/iy) ?? "").toLowerCase();
    return isKey(states, state)
      ? { kind: "is", state }
      : scanner.fail("expecting null or not_null or true or false or unknown");
  }
  const isSearch = isKey(searches, word);
  if (!isSearch && !isKey(comparisons, word)) {
    return scanner.fail('expecting "not" or operator (eq, gt, ...)', word.length);
  }
  const modifier = scanner.take("(") ? scanner.match(/[^)]*/y) : undefined;
  if (modifier !== undefined) scanner.expect(")");
  scanner.expect(".");
  const isGrouped = bareValue.source !== ".*";
  const value = (isGrouped ? scanner.quoted() : undefined) ?? scanner.match(bareValue) ?? "";
  if (isSearch) return { kind: "search", operator: word, language: modifier, query: value };
  if (modifier === "any" || modifier === "all") {
    return { kind: "compareList", operator: word, quantifier: modifier, values: value };
  }
  if (modifier !== undefined) return scanner.fail("expecting any or all");
  return { kind: "compare", operator: word, value };
}

function scanList(scanner: Scanner): string[] {
  scanner.expect("(");
  const values: string[] = [];
  if (scanner.take(")")) return values;
  do values.push(scanner.quoted() ?? scanner.match(/[^,)]*/y) ?? ""); while (scanner.take(","));
  scanner.expect(")");
  return values;
}

function isKey<T extends object>(record: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(record, key);
}
