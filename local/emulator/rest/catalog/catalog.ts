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
