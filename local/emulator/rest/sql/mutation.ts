import type { Catalog, Relation } from "../catalog/catalog.ts";
import { findRelationship } from "../catalog/relationship.ts";
import { choiceOf, type Query } from "../grammar/query.ts";
import type { SelectItem } from "../grammar/select.ts";
import { conditionOf, type Scope } from "./condition.ts";
import { type Fragment, identifier, join, nothing, raw, sql } from "./fragment.ts";

/** Rows to write: JSON text, and the columns that it holds. */
export interface Payload {
  json: string;
  columns: string[];
  isEmpty: boolean;
}

export interface InsertOptions {
  /** Columns that decide what is the same row, and what happens to it. */
  onConflict?: { columns: string[]; action: "update" | "nothing" };
  /** A row that lacks a column which others have gets the column's default, not null. */
  fillsDefaults: boolean;
}

/** The payload's columns are the statement's: what a caller didn't send is left to defaults. */
export function insertInto(
  relation: Relation,
  payload: Payload,
  returning: Fragment,
  { onConflict, fillsDefaults }: InsertOptions,
): Fragment {
  const table = identifier(relation.schema, relation.name);
  const tail = sql`${conflictClause(payload, onConflict)} returning ${returning}`;
  if (payload.columns.length === 0) {
    return sql`insert into ${target(relation)} default values${tail}`;
  }
  const columns = join(payload.columns.map((name) => identifier(name)), ", ");
  if (fillsDefaults) {
    const values = join(payload.columns.map((name) => valueOrDefault(relation, name)), ", ");
    return sql`insert into ${target(relation)} (${columns}) select ${values}
      from json_array_elements(${payload.json}::json) as "_row",
      lateral json_populate_record(null::${table}, "_row") as "_body"${tail}`;
  }
  return sql`insert into ${target(relation)} (${columns}) select ${columns}
    from json_populate_recordset(null::${table}, ${payload.json}::json) as "_body"${tail}`;
}

function valueOrDefault({ defaults }: Relation, name: string): Fragment {
  const value = identifier("_body", name);
  const otherwise = defaults.get(name);
  if (otherwise === undefined) return value;
  return sql`case when "_row"::jsonb ? ${name}::text then ${value} else ${raw(otherwise)} end`;
}

export function update(
  relation: Relation,
  query: Query,
  payload: Payload,
  returning: Fragment,
): Fragment {
  const table = identifier(relation.schema, relation.name);
  const assignments = payload.columns.map((name) =>
    sql`${identifier(name)} = ${identifier("_body", name)}`
  );
  return sql`update ${target(relation)} set ${join(assignments, ", ")}
    from (select * from json_populate_recordset(null::${table}, ${payload.json}::json) limit 1)
    as "_body" ${filter(relation, query)} returning ${returning}`;
}

export function deleteFrom(relation: Relation, query: Query, returning: Fragment): Fragment {
  return sql`delete from ${target(relation)} ${filter(relation, query)} returning ${returning}`;
}

/**
 * What a mutation must hand on for the answer, and no more: returning a column takes the right to
 * read it.
 */
export function returningFor(catalog: Catalog, relation: Relation, items: SelectItem[]): Fragment {
  const names = new Set<string>();
  for (const item of items) {
    if (item.kind === "all") return sql`${identifier(relation.name)}.*`;
    if (item.kind === "field") names.add(item.field.name);
    else {
      const { on } = findRelationship(catalog, relation, item.target, item.hint);
      for (const [own] of on) names.add(own);
    }
  }
  return join([...names].map((name) => identifier(relation.name, name)), ", ");
}

export const returningNothing = raw("1");

/** Errors of Postgres's name a column by what stands here. */
function target({ schema, name }: Relation): Fragment {
  return sql`${identifier(schema, name)} as ${identifier(name)}`;
}

function filter(relation: Relation, query: Query): Fragment {
  const scope: Scope = { alias: relation.name, columns: relation.columns, embeds: new Map() };
  const conditions = choiceOf(query, "").conditions.map((each) => conditionOf(each, scope));
  return conditions.length > 0 ? sql`where ${join(conditions, " and ")}` : nothing;
}

/** Always true; the answer's status says whether any row was new. */
const countUpdate = sql`set_config('rest.updated',
  (coalesce(nullif(current_setting('rest.updated', true), ''), '0')::int + 1)::text, true) <> ''`;

function conflictClause(payload: Payload, onConflict: InsertOptions["onConflict"]): Fragment {
  // Without a key nothing can be there already.
  if (!onConflict || onConflict.columns.length === 0) return nothing;
  const target = sql` (${join(onConflict.columns.map((name) => identifier(name)), ", ")})`;
  if (onConflict.action === "nothing") return sql` on conflict${target} do nothing`;
  const assignments = payload.columns.map((name) =>
    sql`${identifier(name)} = ${identifier("excluded", name)}`
  );
  return sql` on conflict${target} do update set ${join(assignments, ", ")} where ${countUpdate}`;
}
