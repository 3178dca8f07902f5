import { type Fragment, raw, sql } from "./fragment.ts";

/** How the rows become the answer's body. */
export type Shape = "array" | "object" | "scalar" | "scalars" | "csv" | "none";

/** The one row that every statement of ours returns. */
export interface Answer {
  body: string | null;
  /** Rows in the body, or touched where there is none. */
  returned: number;
  /** Rows that there would be without limit and offset; null where nobody asked. */
  total: number | null;
  /** Of the rows that an upsert touched, those that were there already. */
  updated: number;
  /** What a function set as `response.status` and `response.headers`. */
  status: string | null;
  headers: string | null;
}

export interface AnswerParts {
  /** Statements that come first, each `"name" as (…)`. */
  before: Fragment;
  /** The name of the last of them, whose rows the answer shows. */
  from: Fragment;
  count?: Fragment;
  shape: Shape;
  stripNulls: boolean;
}

/**
 * Postgres writes the JSON: its types, not JavaScript's, decide how a timestamp or a bigint looks,
 * as in PostgREST.
 */
export function answerWith(parts: AnswerParts): Fragment {
  const total = parts.count ? sql`(${parts.count})::int` : raw("null::int");
  return sql`with ${parts.before} select ${bodyOf(parts)} as "body", count(*)::int as "returned",
    ${total} as "total", nullif(current_setting('response.status', true), '') as "status",
    nullif(current_setting('response.headers', true), '') as "headers",
    coalesce(nullif(current_setting('rest.updated', true), ''), '0')::int as "updated"
    from ${parts.from} as "_a"`;
}

function bodyOf({ shape, stripNulls, from }: AnswerParts): Fragment {
  const strip = raw(stripNulls ? "json_strip_nulls" : "");
  switch (shape) {
    case "array":
      return sql`${strip}(coalesce(json_agg("_a"), '[]'))::text`;
    case "object":
      return sql`${strip}(json_agg("_a") -> 0)::text`;
    case "scalar":
      return sql`coalesce((json_agg("_a"."value") -> 0)::text, 'null')`;
    case "scalars":
      return sql`coalesce(json_agg("_a"."value"), '[]')::text`;
    case "csv":
      return sql`(select coalesce(string_agg("k", ','), '') from (select json_object_keys(
        row_to_json("h")) as "k" from (select * from ${from} limit 1) as "h") as "n")
        || e'\n' || coalesce(string_agg(substring("_a"::text, 2, length("_a"::text) - 2), e'\n'), '')`;
    case "none":
      return raw("null::text");
  }
}
