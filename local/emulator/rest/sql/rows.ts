import type { Catalog, Relation } from "../catalog/catalog.ts";
import { findRelationship } from "../catalog/relationship.ts";
import { RestError } from "../error.ts";
import type { Field } from "../grammar/field.ts";
import type { OrderTerm } from "../grammar/order.ts";
import { choiceOf, type Query, type RowChoice } from "../grammar/query.ts";
import type { Embed, SelectItem } from "../grammar/select.ts";
import { conditionOf, expressionOf, type Scope } from "./condition.ts";
import { type Fragment, identifier, join, nothing, raw, sql } from "./fragment.ts";
import { lateral, tie } from "./lateral.ts";

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
  /** The columns of `rows`. */
  names: string[];
}

/** @param isFiltered false where the source is what a mutation touched: it applied the filters. */
export function selectRows(source: Source, options: RowsOptions, isFiltered = true): Rows {
  const builder = new RowsBuilder(options);
  const rows = builder.build(source, options.query.items, {
    path: "",
    alias: source.relation?.name ?? "result",
    conditions: [],
    isFiltered,
  });
  builder.requireEmbedsOfChoices();
  return rows;
}

interface Place {
  /** The embeds that lead here. */
  path: string;
  /** The same by the relation's name, where the embed has another. */
  formerPath?: string;
  alias: string;
  /** What ties an embedded row to its parent. */
  conditions: Fragment[];
  isFiltered: boolean;
}

/** Postgres cuts names at 63 bytes; aliases must differ before that. */
const MAX_ALIAS_BASE = 48;

class RowsBuilder {
  #embeds = 0;
  readonly #paths = new Set<string>();

  constructor(private readonly options: RowsOptions) {}

  build(source: Source, items: SelectItem[], place: Place): Rows {
    const { alias } = place;
    const choice = this.#choice(place);
    this.#paths.add(place.path).add(place.formerPath ?? place.path);
    const embeds = items.filter((item) => item.kind === "embed")
      .map((embed) => this.#embed(source, embed, place));
    const scope: Scope = {
      alias,
      columns: source.relation?.columns ?? new Map(),
      embeds: new Map(embeds.map(({ name, json }) => [name, json])),
    };
    const names = items.flatMap((item) =>
      item.kind === "embed"
        ? embeds.find(({ embed }) => embed === item)?.names ?? []
        : namesOf(item, source.relation)
    );
    const columns = items.map((item) =>
      item.kind === "embed"
        ? embeds.find(({ embed }) => embed === item)?.column
        : columnOf(item, scope)
    ).filter((column) => column !== undefined);
    const joins = join(embeds.map((embed) => embed.join), "");
    const filters = place.isFiltered ? choice.conditions : [];
    const conditions = [...place.conditions, ...filters.map((each) => conditionOf(each, scope))];
    const where = conditions.length > 0 ? sql` where ${join(conditions, " and ")}` : nothing;
    const order = this.#order(choice.order, scope, embeds);
    const body = sql`from ${source.from} as ${identifier(alias)}${joins}${where}`;
    const range = place.isFiltered ? this.#range(choice.limit, choice.offset) : nothing;
    return {
      rows: sql`select ${
        columns.length > 0 ? join(columns, ", ") : nothing
      } ${body}${order}${range}`,
      count: sql`select count(*) ${body}`,
      names,
    };
  }

  /** @throws RestError where a filter, order or range is of what isn't embedded. */
  requireEmbedsOfChoices(): void {
    for (const path of this.options.query.choices.keys()) {
      const names = path.split(".");
      const missing = names.find((_, i) => !this.#paths.has(names.slice(0, i + 1).join(".")));
      if (path !== "" && missing !== undefined) throw notEmbedded(missing);
    }
  }

  /** An embed with a name of its own is still known by its relation's. */
  #choice({ path, formerPath }: Place): RowChoice {
    const { query } = this.options;
    return choiceOf(query, query.choices.has(path) ? path : formerPath ?? path);
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
    const target: Source = { from: identifier(schema, table), relation: relationship.target };
    const inside: Place = {
      path: below(place.path, name),
      formerPath: below(place.path, embed.target),
      alias,
      conditions: [tie(relationship, place.alias, alias)],
      isFiltered: true,
    };
    const found = this.build(target, embed.items, inside);
    const isShown = embed.items.length > 0;
    return {
      embed,
      name,
      names: embed.isSpread ? found.names : isShown ? [name] : [],
      ...lateral(embed, relationship, found, `${alias}_e`, name),
      /** Of the one embedded row, to order by. */
      valueOf: (field: Field) => {
        if (!relationship.isToOne) {
          const from = source.relation?.name;
          throw new RestError(
            400,
            "PGRST118",
            `A related order on '${name}' is not possible`,
            `'${from}' and '${table}' do not form a many-to-one or one-to-one relationship`,
          );
        }
        return sql`(${this.build(target, [{ kind: "field", field }], inside).rows})`;
      },
    };
  }

  #order(
    terms: OrderTerm[],
    scope: Scope,
    embeds: { name: string; valueOf(field: Field): Fragment }[],
  ): Fragment {
    if (terms.length === 0) return nothing;
    const parts = terms.map(({ field, embed, direction, nulls }) => {
      const expression = embed === undefined
        ? expressionOf(field, scope)
        : requireEmbed(embeds, embed).valueOf(field);
      return sql`${expression} ${raw(nulls ? `${direction} nulls ${nulls}` : direction)}`;
    });
    return sql` order by ${join(parts, ", ")}`;
  }

  #range(limit: number | undefined, offset: number): Fragment {
    const most = Math.min(limit ?? this.options.maxRows, this.options.maxRows);
    return raw(` limit ${most}${offset !== 0 ? ` offset ${offset}` : ""}`);
  }
}

function columnOf(item: Exclude<SelectItem, Embed>, scope: Scope): Fragment {
  if (item.kind === "all") return sql`${identifier(scope.alias)}.*`;
  const { field, alias, cast } = item;
  const expression = expressionOf(field, scope);
  const value = cast ? sql`cast(${expression} as ${raw(cast)})` : expression;
  const name = nameOf(item);
  return alias || cast || field.path.length > 0 ? sql`${value} as ${identifier(name)}` : value;
}

function namesOf(item: Exclude<SelectItem, Embed>, relation: Relation | undefined): string[] {
  return item.kind === "all" ? [...relation?.columns.keys() ?? []] : [nameOf(item)];
}

function nameOf({ field, alias }: Extract<SelectItem, { kind: "field" }>): string {
  return alias ??
    String(field.path.findLast(({ key }) => typeof key === "string")?.key ?? field.name);
}

function requireEmbed<T extends { name: string }>(embeds: T[], name: string): T {
  const embed = embeds.find((each) => each.name === name);
  if (embed) return embed;
  throw notEmbedded(name);
}

function notEmbedded(name: string): RestError {
  return new RestError(
    400,
    "PGRST108",
    `'${name}' is not an embedded resource in this request`,
    null,
    `Verify that '${name}' is included in the 'select' query parameter.`,
  );
}

function below(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}
