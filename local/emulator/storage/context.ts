import type postgres from "postgres";
import type { StackKeys } from "../platform/keys.ts";
import type { ByteStore } from "./byte-store.ts";
import type { UrlTokens } from "./url-tokens.ts";

/** What the API's operations work with. */
export interface StorageContext {
  /** As the tables' owner, who may become the three API roles. */
  sql: postgres.Sql;
  bytes: ByteStore;
  tokens: UrlTokens;
  keys: StackKeys;
  /** Bytes: no object may be larger, whatever its bucket says. */
  fileSizeLimit: number;
}
