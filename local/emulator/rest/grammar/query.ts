import { rangeError } from "../error.ts";
import { type Condition, isFilter, parseFilter, parseLogic } from "./filter.ts";
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
  /** A function's arguments, where they come in the query string. */
  given: [string, string][];
}

/**
 * @param hasArguments in a read of a function whatever is no filter is an argument.
 * @throws RestError 400 `PGRST100`.
 */
export function parseQuery(parameters: URLSearchParams, hasArguments: boolean): Query {
  const query: Query = { items: [{ kind: "all" }], choices: new Map(), given: [] };
  for (const [key, value] of parameters) {
    if (key === "select") query.items = parseSelect(value || "*");
    else if (key === "columns") query.columns = namesOf(value);
    else if (key === "on_conflict") query.onConflict = namesOf(value);
    else if (hasArguments && isArgument(key, value)) query.given.push([key, value]);
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
  else if (last === "limit") choice.limit = limitOf(value);
  else if (last === "offset") choice.offset = integer(value) ?? 0;
  else if (/^(?:not\.)?(?:and|or)$/.test(last)) choice.conditions.push(parseLogic(last, value));
  else choice.conditions.push(parseFilter(last, value));
  query.choices.set(path, choice);
}

function isArgument(key: string, value: string): boolean {
  const { last } = splitKey(key);
  return key !== "apikey" && !/^(?:order|limit|offset|(?:not\.)?(?:and|or))$/.test(last) &&
    !isFilter(value);
}

/** `author.books.title` → `author.books`, `title`. */
function splitKey(key: string): { path: string; last: string } {
  const parts = key.match(/"[^"]*"[^.]*|[^.]+/g) ?? [];
  const isNegatedGroup = parts.at(-2) === "not" && /^(?:and|or)$/.test(parts.at(-1) ?? "");
  const cut = parts.length - (isNegatedGroup ? 2 : 1);
  return { path: parts.slice(0, cut).join("."), last: parts.slice(cut).join(".") };
}

function namesOf(list: string): string[] {
  return (list.match(/"[^"]*"|[^,]+/g) ?? [])
    .map((name) => name.trim().replace(/^"(.*)"$/, "$1")).filter(Boolean);
}

/** @throws RestError 416 below zero. */
function limitOf(text: string): number | undefined {
  const limit = integer(text);
  if (limit === undefined || limit >= 0) return limit;
  throw rangeError("Limit should be greater than or equal to zero.");
}

/** As PostgREST: text that is not a number sets no bound. */
function integer(text: string): number | undefined {
  return /^-?\d+$/.test(text) ? Number(text) : undefined;
}
