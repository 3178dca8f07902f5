import type { ForeignKey } from "./catalog.ts";

/** A view's column that shows a table's as it is. */
export interface ViewColumn {
  schema: string;
  view: string;
  column: string;
  baseSchema: string;
  baseTable: string;
  baseColumn: string;
}

interface View {
  schema: string;
  name: string;
  /** Name in the base table → name in the view. */
  columns: Map<string, string>;
}

/** A view that shows all columns of a foreign key, on either side, has that key too. */
export function foreignKeysOfViews(keys: ForeignKey[], viewColumns: ViewColumn[]): ForeignKey[] {
  const views = viewsByTable(viewColumns);
  return keys.flatMap((key) => {
    const sources = [
      tableOf(key.schema, key.table),
      ...views.get(`${key.schema}.${key.table}`) ?? [],
    ];
    const targets = [
      tableOf(key.targetSchema, key.targetTable),
      ...views.get(`${key.targetSchema}.${key.targetTable}`) ?? [],
    ];
    return sources.flatMap((source) =>
      targets.flatMap((target) => {
        const columns = renamed(source, key.columns);
        const targetColumns = renamed(target, key.targetColumns);
        const isTheKeyItself = !source.columns.size && !target.columns.size;
        if (isTheKeyItself || !columns || !targetColumns) return [];
        return [{
          ...key,
          schema: source.schema,
          table: source.name,
          columns,
          targetSchema: target.schema,
          targetTable: target.name,
          targetColumns,
        }];
      })
    );
  });
}

function viewsByTable(columns: ViewColumn[]): Map<string, View[]> {
  const views = new Map<string, View & { base: string }>();
  for (const { schema, view, column, baseSchema, baseTable, baseColumn } of columns) {
    const base = `${baseSchema}.${baseTable}`;
    const key = `${schema}.${view}<${base}`;
    const known = views.get(key) ?? { schema, name: view, base, columns: new Map() };
    known.columns.set(baseColumn, column);
    views.set(key, known);
  }
  return Map.groupBy(views.values(), ({ base }) => base);
}

function tableOf(schema: string, name: string): View {
  return { schema, name, columns: new Map() };
}

/** @returns `undefined` where the view lacks one of them. */
function renamed({ columns }: View, names: string[]): string[] | undefined {
  if (columns.size === 0) return names;
  const found = names.map((name) => columns.get(name));
  return found.every((name) => name !== undefined) ? found : undefined;
}
