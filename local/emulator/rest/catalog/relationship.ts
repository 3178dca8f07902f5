import { RestError } from "../error.ts";
import type { Catalog, ForeignKey, Relation } from "./catalog.ts";
import { keyOf } from "./catalog.ts";
import { nearestName } from "./nearest-name.ts";

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
  /** As the error tells it, where there are several. */
  description: { cardinality: string; relationship: string };
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
  const all = [...direct, ...manyToMany(catalog, from)];
  const [first, ...others] = all.filter((relationship) => {
    const { names, through, isToOne } = relationship;
    const isWayDown = !isToOne && !through;
    // From a table to itself its name is the way down, a key's column the way up.
    const isReflexive = relationship.target === from;
    if (relationship.target.name === target) {
      return (!isReflexive || isWayDown) && (!hint || names.includes(hint));
    }
    // A key or its column names the way to the table, not to views of it, nor through a third.
    return !hint && !relationship.target.isView && !through && !(isReflexive && isWayDown) &&
      names.includes(target);
  });
  if (!first) {
    const meant = nearestName(all.map((each) => each.target.name), target, 0.33);
    throw new RestError(
      400,
      "PGRST200",
      `Could not find a relationship between '${from.name}' and '${target}' in the schema cache`,
      `Searched for a foreign key relationship between '${from.name}' and '${target}'` +
        `${hint ? ` using the hint '${hint}'` : ""} in the schema '${from.schema}', ` +
        "but no matches were found.",
      meant ? `Perhaps you meant '${meant}' instead of '${target}'.` : null,
    );
  }
  if (others.length > 0) {
    throw new RestError(
      300,
      "PGRST201",
      "Could not embed because more than one relationship was found for " +
        `'${from.name}' and '${target}'`,
      [first, ...others].map(({ description: { cardinality, relationship }, target }) => ({
        cardinality,
        embedding: `${from.name} with ${target.name}`,
        relationship,
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
      description: {
        cardinality: key.isUnique ? "one-to-one" : "many-to-one",
        relationship: wayOf(key.name, from, key.columns, target, key.targetColumns),
      },
    });
  }
  const source = catalog.relations.get(keyOf(key.schema, key.table));
  if (source && isOf(from, key.targetSchema, key.targetTable)) {
    found.push({
      target: source,
      isToOne: key.isUnique,
      on: pairs(key.targetColumns, key.columns),
      names: source === from ? key.columns : [key.name, ...key.columns],
      description: {
        cardinality: key.isUnique ? "one-to-one" : "one-to-many",
        relationship: wayOf(key.name, from, key.targetColumns, source, key.columns),
      },
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
          description: {
            cardinality: "many-to-many",
            relationship: `${between.name} using ${key.name}(${key.columns.join(", ")}) and ` +
              `${other.name}(${other.columns.join(", ")})`,
          },
        }];
      });
    });
}

function wayOf(
  name: string,
  from: Relation,
  columns: string[],
  target: Relation,
  targetColumns: string[],
): string {
  return `${name} using ${from.name}(${columns.join(", ")}) and ` +
    `${target.name}(${targetColumns.join(", ")})`;
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
