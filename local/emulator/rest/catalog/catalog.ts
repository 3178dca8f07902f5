import type postgres from "postgres";
import { foreignKeysOfViews, type ViewColumn } from "./view-keys.ts";

export interface Relation {
  schema: string;
  name: string;
  isView: boolean;
  /** Name → type. */
  columns: ReadonlyMap<string, string>;
  /** Name → SQL expression, where there is one. */
  defaults: ReadonlyMap<string, string>;
  primaryKey: string[];
}

export interface ForeignKey {
  name: string;
  schema: string;
  table: string;
  columns: string[];
  targetSchema: string;
  targetTable: string;
  targetColumns: string[];
  /** Each target has at most one row that refers to it. */
  isUnique: boolean;
}

export interface Parameter {
  name: string;
  type: string;
  isOptional: boolean;
  isVariadic: boolean;
}

export interface Routine {
  schema: string;
  name: string;
  parameters: Parameter[];
  returnsSet: boolean;
  result: "void" | "scalar" | "composite";
  /** The table whose rows it returns, as a key of `relations`. */
  resultTable: string | null;
  /** Stable or immutable: may be called by GET. */
  isReadOnly: boolean;
}

/** What the API knows of the database, until the next `notify pgrst`. */
export interface Catalog {
  relations: ReadonlyMap<string, Relation>;
  foreignKeys: ForeignKey[];
  routines: ReadonlyMap<string, Routine[]>;
  /** Role → the settings that its requests run with. */
  roleSettings: ReadonlyMap<string, { name: string; value: string }[]>;
}

export function keyOf(schema: string, name: string): string {
  return `${schema}.${name}`;
}

/** @param schemas the exposed ones. */
export async function loadCatalog(sql: postgres.Sql, schemas: string[]): Promise<Catalog> {
  const load = async <T>(file: string, values: string[][] = [schemas]): Promise<T[]> => {
    const text = await Deno.readTextFile(new URL(file, import.meta.url));
    return await sql.unsafe<(T & postgres.Row)[]>(text, values);
  };
  type RelationRow = Omit<Relation, "columns" | "defaults"> & {
    columns: string[];
    types: string[];
    defaults: (string | null)[];
  };
  const [relations, foreignKeys, viewColumns, routines, settings] = await Promise.all([
    load<RelationRow>("relations.sql"),
    load<ForeignKey>("foreign-keys.sql", []),
    load<ViewColumn>("view-columns.sql"),
    load<Routine>("routines.sql"),
    load<{ role: string; name: string; value: string }>("role-settings.sql", []),
  ]);
  return {
    relations: new Map(relations.map(({ columns, types, defaults, ...relation }) => [
      keyOf(relation.schema, relation.name),
      {
        ...relation,
        columns: new Map(columns.map((name, i) => [name, types[i] ?? ""])),
        defaults: new Map(columns.flatMap((name, i) => {
          const expression = defaults[i];
          return expression ? [[name, expression]] : [];
        })),
      },
    ])),
    foreignKeys: [...foreignKeys, ...foreignKeysOfViews(foreignKeys, viewColumns)],
    routines: Map.groupBy(routines, ({ schema, name }) => keyOf(schema, name)),
    roleSettings: Map.groupBy(settings, ({ role }) => role),
  };
}
