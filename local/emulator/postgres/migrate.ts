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

/**
 * Applies the migrations of a folder that the database has not seen, in order, each with its entry
 * in the history in one transaction. Same files, history and role as the Supabase CLI.
 *
 * @param ownerUrl as role `postgres`, no superuser: locally nothing may work that hosted refuses
 * @returns the versions applied now
 * @throws MigrationError
 */
export async function applyMigrations(ownerUrl: string, directory: string): Promise<string[]> {
  const migrations = await listMigrations(directory);
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    const seen = await readHistory(sql);
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

async function readHistory(sql: postgres.Sql): Promise<Set<string>> {
  await sql`create schema if not exists supabase_migrations`;
  await sql`
    create table if not exists supabase_migrations.schema_migrations (
      version text not null primary key,
      statements text[],
      name text
    )`;
  const rows = await sql<{ version: string }[]>`
    select version from supabase_migrations.schema_migrations`;
  return new Set(rows.map(({ version }) => version));
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
