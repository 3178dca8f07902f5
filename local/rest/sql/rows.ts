import type { Catalog, Relation } from "../catalog/catalog.ts";
import { findRelationship, type Relationship } from "../catalog/relationship.ts";
import { RestError } from "../error.ts";
import type { OrderTerm } from "../grammar/order.ts";
import { choiceOf, type Query } from "../grammar/query.ts";
import type { Embed, SelectItem } from "../grammar/select.ts";
import { conditionOf, expressionOf, type Scope } from "./condition.ts";
import { type Fragment, identifier, join, nothing, raw, sql } from "./fragment.ts";

/** Where rows come from. */
export interface Source {
  from: Fragment;
  /** Its relation in the catalog; a function's result may have none. */
  relation: Relation | undefined;
}

export interface RowsOptions {
  catalog: Catalog;
  query: Query;
  /** No relation, nor an embedded one, answers with more. */
  maxRows: number;
}

/** The rows that a request chooses, and how many there would be without limit and offset. */
export interface Rows {
  rows: Fragment;
  count: Fragment;
}

/** @param isFiltered false where the source is what a mutation touched: it applied the filters. */
export function selectRows(source: Source, options: RowsOptions, isFiltered = true): Rows {
  return new RowsBuilder(options).build(source, options.query.items, {
    path: "",
    alias: source.relation?.name ?? "result",
    conditions: [],
    isFiltered,
  });
}

interface Place {
  /** The embeds that lead here. */
  path: string;
  alias: string;
  /** What ties an embedded row to its parent. */
  conditions: Fragment[];
  isFiltered: boolean;
}

/** Postgres cuts names at 63 bytes; aliases must differ before that. */
const MAX_ALIAS_BASE = 48;

class RowsBuilder {
  #embeds = 0;

  constructor(private readonly options: RowsOptions) {}

  build(source: Source, items: SelectItem[], place: Place): Rows {
    const { alias, path } = place;
    const choice = choiceOf(this.options.query, path);
    const embeds = items.filter((item) => item.kind === "embed")
      .map((embed) => this.#embed(source, embed, place));
    const scope: Scope = {
      alias,
      columns: source.relation?.columns ?? new Map(),
      embeds: new Map(embeds.map(({ name, json }) => [name, json])),
    };
    const columns = items.map((item) =>
      item.kind === "embed"
        ? embeds.find(({ embed }) => embed === item)?.column
        : columnOf(item, scope)
    ).filter((column) => column !== undefined);
    const joins = join(embeds.map((embed) => embed.join), "");
    const filters = place.isFiltered ? choice.conditions : [];
    const conditions = [...place.conditions, ...filters.map((each) => conditionOf(each, scope))];
    const where = conditions.length > 0 ? sql` where ${join(conditions, " and ")}` : nothing;
    const order = orderOf(choice.order, scope);
    const body = sql`from ${source.from} as ${identifier(alias)}${joins}${where}`;
    const range = place.isFiltered ? this.#range(choice.limit, choice.offset) : nothing;
    return {
      rows: sql`select ${
        columns.length > 0 ? join(columns, ", ") : nothing
      } ${body}${order}${range}`,
      count: sql`select count(*) ${body}`,
    };
  }

  #embed(source: Source, embed: Embed, place: Place) {
    if (!source.relation) {
      const message = `Could not find a relationship with '${embed.target}' in the schema cache`;
      throw new RestError(400, "PGRST200", message);
    }
    const { catalog } = this.options;
    const relationship = findRelationship(catalog, source.relation, embed.target, embed.hint);
    const name = embed.alias ?? embed.target;
    const { schema, name: table } = relationship.target;
    const alias = `${table.slice(0, MAX_ALIAS_BASE)}_${++this.#embeds}`;
    const { rows } = this.build(
      { from: identifier(schema, table), relation: relationship.target },
      embed.items,
      {
        path: place.path === "" ? name : `${place.path}.${name}`,
        alias,
        conditions: [tie(relationship, place.alias, alias)],
        isFiltered: true,
      },
    );
    return { embed, name, ...lateral(embed, relationship, rows, `${alias}_e`, name) };
  }

  #range(limit: number | undefined, offset: number): Fragment {
    const most = Math.min(limit ?? this.options.maxRows, this.options.maxRows);
    return raw(` limit ${most}${offset > 0 ? ` offset ${offset}` : ""}`);
  }
}

/** The join that brings an embed's rows to each row as one JSON value, or spreads its columns. */
function lateral(
  { isSpread, isInner, items }: Embed,
  { isToOne }: Relationship,
  rows: Fragment,
  alias: string,
  name: string,
): { join: Fragment; column?: Fragment; json: Fragment } {
  const kind = raw(isInner ? " inner join lateral " : " left join lateral ");
  const json = identifier(alias, "json");
  if (isSpread) {
    if (!isToOne) {
      throw new RestError(
        400,
        "PGRST119",
        `A spread operation on '${name}' is not possible`,
        "The relationship is not many-to-one or one-to-one",
      );
    }
    const spread = sql`${kind}(${rows}) as ${identifier(alias)} on true`;
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

function tie({ on, through }: Relationship, parent: string, alias: string): Fragment {
  const equal = (left: string, right: string, columns: [string, string][]) =>
    join(columns.map(([a, b]) => sql`${identifier(left, a)} = ${identifier(right, b)}`), " and ");
  if (!through) return equal(parent, alias, on);
  const between = `${alias}_m`;
  return sql`exists (select from ${identifier(through.schema, through.table)} as ${
    identifier(between)
  } where ${equal(parent, between, on)} and ${equal(between, alias, through.on)})`;
}

function columnOf(item: Exclude<SelectItem, Embed>, scope: Scope): Fragment {
  if (item.kind === "all") return sql`${identifier(scope.alias)}.*`;
  const { field, alias, cast } = item;
  const expression = expressionOf(field, scope);
  const value = cast ? sql`cast(${expression} as ${raw(cast)})` : expression;
  const name = alias ?? String(
    field.path.findLast(({ key }) => typeof key === "string")?.key ??
      field.name,
  );
  return alias || cast || field.path.length > 0 ? sql`${value} as ${identifier(name)}` : value;
}

function orderOf(terms: OrderTerm[], scope: Scope): Fragment {
  if (terms.length === 0) return nothing;
  const parts = terms.map(({ field, embed, direction, nulls }) => {
    const json = embed === undefined ? undefined : scope.embeds.get(embed);
    if (embed !== undefined && !json) {
      const message = `'${embed}' is not an embedded resource in this request`;
      throw new RestError(400, "PGRST108", message);
    }
    const expression = json
      ? sql`(${json}::jsonb -> ${field.name}::text)`
      : expressionOf(field, scope);
    return sql`${expression} ${raw(nulls ? `${direction} nulls ${nulls}` : direction)}`;
  });
  return sql` order by ${join(parts, ", ")}`;
}
