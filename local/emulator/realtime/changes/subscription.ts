import type { Caller } from "../../platform/caller.ts";
import type { PostgresChangeParams } from "../protocol/join.ts";
import type { RawJson } from "../protocol/message.ts";
import type { Change } from "./change.ts";
import { type Filter, parseFilter, rulesOut } from "./filter.ts";

/** What one client wants to hear of; `*` stands for any schema, table or event. */
export interface Wish {
  schema: string;
  table: string;
  event: "*" | Change["type"];
  filters: Filter[];
  /** Only these columns, and the key; null for all. */
  select: string[] | null;
}

/** What a client wants to hear of, with the client's rights and where it is told. */
export interface Subscription extends Wish {
  id: number;
  caller: Caller;
  /** `ids`: of all subscriptions of this receiver that the change is for. */
  receiver: { deliver(data: RawJson, ids: number[]): void };
}

/**
 * Reads what a client asked for, with hosted's defaults.
 *
 * @throws an `Error` with hosted's words.
 */
export function parseWish(params: PostgresChangeParams): Wish {
  const { schema, table, filter, select } = params;
  const hasFilter = typeof filter === "string";
  if (
    typeof schema !== "string" && typeof table !== "string" ||
    hasFilter && (typeof schema !== "string" || typeof table !== "string")
  ) {
    throw new Error(
      "No subscription params provided. Please provide at least a `schema` or `table` to " +
        `subscribe to: ${JSON.stringify(params)}`,
    );
  }
  return {
    schema: typeof schema === "string" ? schema : "public",
    table: typeof table === "string" ? table : "*",
    event: eventOf(params.event),
    filters: hasFilter ? readFilter(filter) : [],
    select: readSelect(select),
  };
}

/** Whether the change may be for the subscription; only Postgres can say whether it is. */
export function concerns(subscription: Wish, change: Change): boolean {
  const { schema, table, event, filters } = subscription;
  if (schema !== "*" && schema !== change.schema || table !== "*" && table !== change.table) {
    return false;
  }
  if (event !== "*" && event !== change.type) return false;
  const columns = change.record ?? change.old_record ?? [];
  return !filters.some((filter) =>
    columns.some(({ name, type, value }) => name === filter.column && rulesOut(filter, type, value))
  );
}

function eventOf(event: unknown): Wish["event"] {
  const name = typeof event === "string" ? event.toUpperCase() : "*";
  return name === "INSERT" || name === "UPDATE" || name === "DELETE" ? name : "*";
}

function readFilter(filter: string): Filter[] {
  try {
    return parseFilter(filter);
  } catch (error) {
    throw new Error(`Error parsing \`filter\` params: ${(error as Error).message}`);
  }
}

function readSelect(select: unknown): string[] | null {
  if (typeof select === "string") {
    throw new Error("Error parsing `select` params: expected a list of column name strings");
  }
  const names = Array.isArray(select) ? select.filter((name) => typeof name === "string") : [];
  return names.length > 0 ? names : null;
}
