import type postgres from "postgres";
import { type Catalog, type ForeignKey, keyOf, type Relation, type Routine } from "./catalog.ts";
import { foreignKeysOfViews, type ViewColumn } from "./view-keys.ts";

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
