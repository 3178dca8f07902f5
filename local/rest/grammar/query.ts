import { RestError } from "../error.ts";
import { type Condition, parseFilter, parseLogic } from "./filter.ts";
import { type OrderTerm, parseOrder } from "./order.ts";
import { parseSelect, type SelectItem } from "./select.ts";

/** Which rows of one relation, in which order. */
export interface RowChoice {
  conditions: Condition[];
  order: OrderTerm[];
  limit?: number;
  offset: number;
}

/** A request's query string. */
export interface Query {
  items: SelectItem[];
  /** By the path of embeds that leads to the relation: `""` is the request's own, `author.books`. */
  choices: Map<string, RowChoice>;
  columns?: string[];
  onConflict?: string[];
  /** What is no filter: a GET's arguments of a function. */
  rest: [string, string][];
}

const operator = /^(?:not\.)?[a-z]+(?:\([^)]*\))?\./;

/** @throws RestError 400 `PGRST100`. */
export function parseQuery(parameters: URLSearchParams): Query {
  const query: Query = { items: [{ kind: "all" }], choices: new Map(), rest: [] };
  for (const [key, value] of parameters) {
    if (key === "select") query.items = parseSelect(value);
    else if (key === "columns") query.columns = namesOf(value);
    else if (key === "on_conflict") query.onConflict = namesOf(value);
    else if (key !== "apikey") addChoice(query, key, value);
  }
  return query;
}

/** The choice of the embed at `path`; all rows where the request says nothing of it. */
export function choiceOf(query: Query, path: string): RowChoice {
  return query.choices.get(path) ?? { conditions: [], order: [], offset: 0 };
}

function addChoice(query: Query, key: string, value: string): void {
  const { path, last } = splitKey(key);
  const choice = choiceOf(query, path);
  if (last === "order") choice.order = parseOrder(value);
  else if (last === "limit") choice.limit = count(value);
  else if (last === "offset") choice.offset = count(value);
  else if (/^(?:not\.)?(?:and|or)$/.test(last)) choice.conditions.push(parseLogic(last, value));
  else if (operator.test(value)) choice.conditions.push(parseFilter(last, value));
  else {
    query.rest.push([key, value]);
    return;
  }
  query.choices.set(path, choice);
}

/** `author.books.title` → `author.books`, `title`. */
function splitKey(key: string): { path: string; last: string } {
  const parts = key.match(/"[^"]*"[^.]*|[^.]+/g) ?? [];
  const isNegatedGroup = parts.at(-2) === "not" && /^(?:and|or)$/.test(parts.at(-1) ?? "");
  const cut = parts.length - (isNegatedGroup ? 2 : 1);
  return { path: parts.slice(0, cut).join("."), last: parts.slice(cut).join(".") };
}

function namesOf(list: string): string[] {
  return (list.match(/"[^"]*"|[^,]+/g) ?? []).map((name) => name.replace(/^"(.*)"$/, "$1"));
}

function count(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number)) return number;
  throw new RestError(400, "PGRST100", `"failed to parse limit or offset (${text})"`);
}
