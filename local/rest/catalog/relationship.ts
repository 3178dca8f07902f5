import { RestError } from "../error.ts";
import type { Catalog, ForeignKey, Relation } from "./catalog.ts";
import { keyOf } from "./catalog.ts";

/** How an embedded relation's rows belong to a row. */
export interface Relationship {
  target: Relation;
  isToOne: boolean;
  /** Pairs of columns that are equal: the row's, the embedded row's (or the table between's). */
  on: [string, string][];
  /** Many to many: the table between, and its columns with the embedded row's. */
  through?: { schema: string; table: string; on: [string, string][] };
  /** What a hint may name it by. */
  names: string[];
}

/**
 * The relationship from a relation to what an embed names.
 *
 * @throws RestError 400 `PGRST200` where there is none, 300 `PGRST201` where there are several.
 */
export function findRelationship(
  catalog: Catalog,
  from: Relation,
  target: string,
  hint: string | undefined,
): Relationship {
  const direct = catalog.foreignKeys.flatMap((key) => relationshipsOf(catalog, from, key));
  const candidates = [...direct, ...manyToMany(catalog, from)].filter((relationship) =>
    relationship.target.name === target ||
    // A key or its column names the way to the table, not to views of it.
    (!hint && !relationship.target.isView && relationship.names.includes(target))
  );
  const hinted = hint ? candidates.filter(({ names }) => names.includes(hint)) : candidates;
  const [first, ...others] = preferDirect(hinted);
  if (!first) {
    throw new RestError(
      400,
      "PGRST200",
      `Could not find a relationship between '${from.name}' and '${target}' in the schema cache`,
      `Searched for a foreign key relationship between '${from.name}' and '${target}'` +
        `${hint ? ` using the hint '${hint}'` : ""} in the schema '${from.schema}', ` +
        "but no matches were found.",
    );
  }
  if (others.length > 0) {
    throw new RestError(
      300,
      "PGRST201",
      "Could not embed because more than one relationship was found for " +
        `'${from.name}' and '${target}'`,
      [first, ...others].map(({ names, isToOne }) => ({
        cardinality: isToOne ? "many-to-one" : "one-to-many",
        embedding: `${from.name} with ${target}`,
        relationship: names.join(", "),
      })),
      `Try changing '${target}' to one of the following: ` +
        [first, ...others].map(({ names }) => `'${target}!${names[0]}'`).join(", ") +
        ". Find the desired relationship in the 'details' key.",
    );
  }
  return first;
}

function relationshipsOf(catalog: Catalog, from: Relation, key: ForeignKey): Relationship[] {
  const found: Relationship[] = [];
  const target = catalog.relations.get(keyOf(key.targetSchema, key.targetTable));
  if (target && isOf(from, key.schema, key.table)) {
    found.push({
      target,
      isToOne: true,
      on: pairs(key.columns, key.targetColumns),
      names: [key.name, ...key.columns],
    });
  }
  const source = catalog.relations.get(keyOf(key.schema, key.table));
  if (source && isOf(from, key.targetSchema, key.targetTable)) {
    // A key from a table to itself goes both ways; its column names the way up, itself the way down.
    const isReflexive = source === from;
    found.push({
      target: source,
      isToOne: key.isUnique,
      on: pairs(key.targetColumns, key.columns),
      names: isReflexive ? [key.name] : [key.name, ...key.columns],
    });
  }
  return found;
}

/** Tables whose primary key holds a foreign key to either side stand between the two. */
function manyToMany(catalog: Catalog, from: Relation): Relationship[] {
  return catalog.foreignKeys.filter((key) => isOf(from, key.targetSchema, key.targetTable))
    .flatMap((key) => {
      const between = catalog.relations.get(keyOf(key.schema, key.table));
      if (!between || !contains(between.primaryKey, key.columns)) return [];
      return catalog.foreignKeys.filter((other) =>
        other !== key && isOf(between, other.schema, other.table) &&
        contains(between.primaryKey, other.columns)
      ).flatMap((other) => {
        const target = catalog.relations.get(keyOf(other.targetSchema, other.targetTable));
        if (!target) return [];
        return [{
          target,
          isToOne: false,
          on: pairs(key.targetColumns, key.columns),
          through: {
            schema: between.schema,
            table: between.name,
            on: pairs(other.columns, other.targetColumns),
          },
          names: [between.name],
        }];
      });
    });
}

/** A way through a third table is meant only where no direct one is. */
function preferDirect(candidates: Relationship[]): Relationship[] {
  const direct = candidates.filter(({ through }) => !through);
  return direct.length > 0 ? direct : candidates;
}

function isOf(relation: Relation, schema: string, name: string): boolean {
  return relation.schema === schema && relation.name === name;
}

function contains(all: string[], some: string[]): boolean {
  return some.every((name) => all.includes(name));
}

function pairs(left: string[], right: string[]): [string, string][] {
  return left.map((name, index) => [name, right[index] ?? ""]);
}
