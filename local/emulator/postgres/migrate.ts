import { join } from "node:path";
import postgres from "postgres";

interface Migration {
  /** The digits that the file's name begins with; they give the order. */
  version: string;
  name: string;
  file: string;
}

/** A migration that failed; nothing of it is left in the database. */
export class MigrationError extends Error {
  override name = "MigrationError";

  constructor(readonly file: string, line: number | undefined, cause: Error) {
    const place = line === undefined ? file : `${file}:${line}`;
    const { detail, hint } = cause as { detail?: string; hint?: string };
    super([`${place}: ${cause.message}`, detail, hint].filter(Boolean).join("\n"), { cause });
  }
}

/** Migrations that the database has had with another text, or that are gone from the folder. */
export class EditedMigrationsError extends Error {
  override name = "EditedMigrationsError";

  constructor(readonly edited: string[], readonly gone: string[]) {
    const list = (what: string, files: string[]) =>
      files.length > 0 ? [`The data was made by migrations ${what}:`, ...files] : [];
    const told = [
      list("that were edited since", edited),
      list("that this version doesn't have", gone),
    ];
    super(told.filter((lines) => lines.length > 0).map((lines) => lines.join("\n  ")).join("\n"));
  }
}

/**
 * Applies the migrations of a folder that the database has not seen, in order, each with its entry
 * in the history in one transaction. Same files, history and role as the Supabase CLI.
 *
 * @param ownerUrl as role `postgres`, no superuser: locally nothing may work that hosted refuses
 * @param takesEdited takes edited migrations for applied as they are now
 * @returns the versions applied now
 * @throws MigrationError, EditedMigrationsError
 */
export async function applyMigrations(
  ownerUrl: string,
  directory: string,
  takesEdited = false,
): Promise<string[]> {
  const migrations = await listMigrations(directory);
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    const history = await readHistory(sql);
    const { edited, gone } = await compare(history, migrations, directory);
    const changed = [...edited, ...gone];
    if (changed.length > 0 && !takesEdited) throw new EditedMigrationsError(edited, gone);
    for (const file of changed) await rewriteHistory(sql, file, directory);
    const seen = new Set(history.map(({ version }) => version));
    const pending = migrations.filter(({ version }) => !seen.has(version));
    for (const migration of pending) await apply(sql, join(directory, migration.file), migration);
    return pending.map(({ version }) => version);
  } finally {
    await sql.end();
  }
}

/** Other names (a README, an editor's copy) are not migrations, for the CLI neither. */
async function listMigrations(directory: string): Promise<Migration[]> {
  const migrations: Migration[] = [];
  for await (const { name: file } of Deno.readDir(directory)) {
    const [, version, name] = file.match(/^(\d+)_(.*)\.sql$/) ?? [];
    if (version !== undefined && name !== undefined) migrations.push({ version, name, file });
  }
  migrations.sort((a, b) => a.file < b.file ? -1 : 1);
  for (const [index, { version, file }] of migrations.entries()) {
    const next = migrations[index + 1];
    if (next?.version === version) throw new Error(`${file} and ${next.file} share a version`);
  }
  return migrations;
}

interface Applied {
  version: string;
  name: string | null;
  statements: string[] | null;
}

async function readHistory(sql: postgres.Sql): Promise<Applied[]> {
  await sql`create schema if not exists supabase_migrations`;
  await sql`
    create table if not exists supabase_migrations.schema_migrations (
      version text not null primary key,
      statements text[],
      name text
    )`;
  return await sql<Applied[]>`
    select version, name, statements from supabase_migrations.schema_migrations order by version`;
}

/** The files of what is in the history with another text than in the folder, or without one there. */
async function compare(history: Applied[], migrations: Migration[], directory: string) {
  const edited: string[] = [];
  const gone: string[] = [];
  for (const { version, name, statements } of history) {
    const file = migrations.find((migration) => migration.version === version)?.file;
    if (file === undefined) {
      gone.push(`${version}_${name}.sql`);
      continue;
    }
    const text = await Deno.readTextFile(join(directory, file));
    // The CLI writes down single statements, without what stands between them.
    const isSame = withoutBreaks(text) === withoutBreaks(statements?.join("") ?? "");
    if (!isSame) edited.push(file);
  }
  return { edited, gone };
}

function withoutBreaks(script: string): string {
  return script.replaceAll(/[\s;]/g, "");
}

async function rewriteHistory(sql: postgres.Sql, file: string, directory: string): Promise<void> {
  const [version = ""] = file.split("_");
  const script = await Deno.readTextFile(join(directory, file)).catch(() => undefined);
  await (script === undefined
    ? sql`delete from supabase_migrations.schema_migrations where version = ${version}`
    : sql`update supabase_migrations.schema_migrations set statements = ${[script]}
        where version = ${version}`);
}

async function apply(sql: postgres.Sql, path: string, migration: Migration): Promise<void> {
  const { version, name, file } = migration;
  const script = await Deno.readTextFile(path);
  try {
    await sql.begin(async (tx) => {
      // The entry first: the script may leave another role or search path behind.
      await tx`
        insert into supabase_migrations.schema_migrations (version, statements, name)
        values (${version}, ${[script]}, ${name})`;
      await tx.unsafe(script);
    });
  } catch (error) {
    if (!(error instanceof postgres.PostgresError)) throw error;
    throw new MigrationError(file, lineOf(script, error.position), error);
  }
  await sql`reset session authorization`;
  await sql`reset all`;
}

/** @param position of the error, in characters from 1, as Postgres reports it */
function lineOf(script: string, position: string | undefined): number | undefined {
  if (position === undefined) return undefined;
  return [...script].slice(0, Number(position)).join("").split("\n").length;
}
