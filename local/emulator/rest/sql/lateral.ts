import type { Relationship } from "../catalog/relationship.ts";
import type { Embed } from "../grammar/select.ts";
import { type Fragment, identifier, join, raw, sql } from "./fragment.ts";

/** The join that brings an embed's rows to each row as one JSON value, or spreads its columns. */
export function lateral(
  { isSpread, isInner, items }: Embed,
  { isToOne }: Relationship,
  { rows, names }: { rows: Fragment; names: string[] },
  alias: string,
  name: string,
): { join: Fragment; column?: Fragment; json: Fragment } {
  const kind = raw(isInner ? " inner join lateral " : " left join lateral ");
  const json = identifier(alias, "json");
  if (isSpread) {
    const source = isToOne ? rows : listsOf(rows, names, isInner);
    const spread = sql`${kind}(${source}) as ${identifier(alias)} on true`;
    return { join: spread, column: sql`${identifier(alias)}.*`, json };
  }
  const collected = raw(isToOne ? 'row_to_json("r")' : 'json_agg("r")');
  const from = sql`(select ${collected} as "json" from (${rows}) as "r")`;
  const condition = isInner ? sql`${json} is not null` : raw("true");
  const value = isToOne ? json : sql`coalesce(${json}, '[]')`;
  return {
    join: sql`${kind}${from} as ${identifier(alias)} on ${condition}`,
    // `author()` is there to filter by, not to be shown.
    ...(items.length > 0 && { column: sql`${value} as ${identifier(name)}` }),
    json,
  };
}

/** One row, each column of which is the list of what the rows have in it. */
function listsOf(rows: Fragment, names: string[], isInner: boolean): Fragment {
  const lists = names.map((name) =>
    sql`coalesce(json_agg(${identifier("r", name)}), '[]') as ${identifier(name)}`
  );
  const some = raw(isInner ? " having count(*) > 0" : "");
  return sql`select ${join(lists, ", ")} from (${rows}) as "r"${some}`;
}

/** What ties an embedded row to its parent. */
export function tie({ on, through }: Relationship, parent: string, alias: string): Fragment {
  const equal = (left: string, right: string, columns: [string, string][]) =>
    join(columns.map(([a, b]) => sql`${identifier(left, a)} = ${identifier(right, b)}`), " and ");
  if (!through) return equal(parent, alias, on);
  const between = `${alias}_m`;
  return sql`exists (select from ${identifier(through.schema, through.table)} as ${
    identifier(between)
  } where ${equal(parent, between, on)} and ${equal(between, alias, through.on)})`;
}
