const operators = [
  ...["eq", "neq", "lt", "lte", "gt", "gte", "in"],
  ...["like", "ilike", "is", "match", "imatch", "isdistinct"],
];

/** One condition on a column, e.g. of `project_id=eq.42`. */
export interface Filter {
  column: string;
  op: string;
  /** As Postgres reads it; for `in` an array literal, `{1,2}`. */
  value: string;
  /** The prefix `not.`. */
  negate: boolean;
}

/**
 * Reads a subscription's filter: conditions separated by commas, which must all hold
 * (https://supabase.com/docs/guides/realtime/postgres-changes#available-filters).
 *
 * @throws an `Error` that says what is wrong.
 */
export function parseFilter(text: string): Filter[] {
  return text.trim() === "" ? [] : splitConditions(text.trim()).map(parseCondition);
}

function parseCondition(text: string): Filter {
  const condition = text.trim();
  if (condition === "") {
    throw new Error("filter must not contain empty segments (check for extra commas)");
  }
  const [, column, not, op, value] = /^([^=]*)=(not\.)?([^.]*)\.(.*)$/s.exec(condition) ?? [];
  if (column === undefined || op === undefined || value === undefined || !operators.includes(op)) {
    const rest = condition.slice(condition.indexOf("=") + 1).replace(/^not\./, "");
    const parts = rest.split(/\.(.*)/s, 2);
    throw new Error(`[${parts.map((part) => JSON.stringify(part)).join(", ")}]`);
  }
  return { column, op, value: op === "in" ? arrayLiteral(value) : unquote(value), negate: !!not };
}

function arrayLiteral(value: string): string {
  const [, list] = /^\((.*)\)$/s.exec(value) ?? [];
  if (list === undefined) throw new Error("`in` filter value must be wrapped by parentheses");
  return `{${list}}`;
}

function unquote(value: string): string {
  const [, quoted] = /^"((?:[^"\\]|\\.)*)"$/s.exec(value) ?? [];
  return quoted === undefined ? value : quoted.replace(/\\(.)/gs, "$1");
}

/** At the commas that stand in neither quotes nor parentheses. */
function splitConditions(text: string): string[] {
  const conditions = [""];
  let depth = 0;
  // A quote only opens where a value can begin, so that `name=eq.5" pipe` is one value.
  for (const [token] of text.matchAll(/(?<=[.(,])"(?:[^"\\]|\\.)*"|[^]/g)) {
    if (token === "(") depth++;
    if (token === ")") depth = Math.max(0, depth - 1);
    if (token === "," && depth === 0) conditions.push("");
    else conditions[conditions.length - 1] += token;
  }
  return conditions;
}

/** OIDs of types that write equal values alike: uuid, smallint, integer, bigint. */
const plainTypes = new Map([[2950, /^[0-9a-f-]{36}$/], [21, /^\d+$/], [23, /^\d+$/], [
  20,
  /^\d+$/,
]]);

/**
 * Whether it is certain, without asking Postgres, that a value doesn't pass. With one subscriber a
 * project, this spares Postgres all but one of them.
 */
export function rulesOut(filter: Filter, typeOid: number, value: string | null): boolean {
  if (filter.op !== "eq" || filter.negate || value === null) return false;
  const canonical = plainTypes.get(typeOid);
  if (!canonical?.test(filter.value) || !canonical.test(value)) return false;
  return typeOid === 2950 ? filter.value !== value : BigInt(filter.value) !== BigInt(value);
}
