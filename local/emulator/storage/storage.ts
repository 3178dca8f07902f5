import type postgres from "postgres";
import type { StackKeys } from "../platform/keys.ts";
import { loginUrl } from "../platform/login.ts";
import { connect } from "../postgres/connect.ts";
import { createApp } from "./app.ts";
import { ByteStore } from "./byte-store.ts";
import { UrlTokens } from "./url-tokens.ts";

export interface StorageOptions {
  /** As `supabase_admin`; Storage itself logs in as its tables' owner and runs as its callers. */
  adminUrl: string;
  keys: StackKeys;
  /** Where the bytes lie; made if missing, kept between runs. */
  directory: string;
  /** Bytes. */
  fileSizeLimit: number;
}

export interface Storage {
  /** Answers for `/storage/v1/…`. */
  handle(request: Request): Promise<Response>;
  stop(): Promise<void>;
}

/** Milliseconds after which a statement is given up; hosted answers 544 then. */
const STATEMENT_TIMEOUT = 30_000;

/**
 * Starts the Storage API over storage.buckets and storage.objects; wants `installStorageSchema` to
 * have been run. One process at a time may serve a directory.
 */
export async function startStorage(options: StorageOptions): Promise<Storage> {
  const sql = connect(loginUrl(options.adminUrl, "supabase_storage_admin"), {
    max: 10,
    onnotice: () => {},
    connection: { application_name: "storage", statement_timeout: STATEMENT_TIMEOUT },
  });
  try {
    const bytes = await ByteStore.open(options.directory);
    await removeOrphans(sql, bytes);
    const app = createApp({
      sql,
      bytes,
      tokens: new UrlTokens(options.keys.secretKey),
      keys: options.keys,
      fileSizeLimit: options.fileSizeLimit,
    });
    return {
      handle: async (request) => await app.fetch(request),
      stop: () => sql.end({ timeout: 1 }),
    };
  } catch (error) {
    await sql.end({ timeout: 1 });
    throw error;
  }
}

/** Bytes without a row: a process was killed between the two. Nobody could ever read them. */
async function removeOrphans(sql: postgres.Sql, bytes: ByteStore): Promise<void> {
  const kept = await Array.fromAsync(bytes.versions());
  if (kept.length === 0) return;
  const rows = await sql<{ version: string }[]>`
    select version from storage.objects where version is not null`;
  const known = new Set(rows.map(({ version }) => version));
  await bytes.remove(kept.filter((version) => !known.has(version)));
}
