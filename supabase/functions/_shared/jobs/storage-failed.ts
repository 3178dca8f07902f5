import { StorageApiError } from "@supabase/supabase-js";

/** Storage gave or took an object not. */
export class StorageFailed extends Error {
  /** Of the answer; 0 where none came. */
  readonly status: number;

  constructor(what: string, error: Error) {
    // Storage answers some errors as a 400 that names the true status inside.
    const status = error instanceof StorageApiError
      ? Number(error.statusCode) || error.status || 0
      : 0;
    super(`${what}: ${status}: ${error.message}`);
    this.name = "StorageFailed";
    this.status = status;
  }

  /** Whether the same call may succeed in a moment. */
  get isTemporary(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }

  get isDuplicate(): boolean {
    return this.status === 409;
  }
}
