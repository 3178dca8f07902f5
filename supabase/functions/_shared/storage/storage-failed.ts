import { StorageApiError } from "@supabase/supabase-js";
import { CallFailed } from "../timing/call-failed.ts";

/** Storage could not be reached, or refused to store or return an object. */
export class StorageFailed extends CallFailed {
  constructor(what: string, error: Error) {
    // Storage answers some errors as a 400 that names the true status inside.
    const status = error instanceof StorageApiError
      ? Number(error.statusCode) || error.status || 0
      : 0;
    super(`${what}: ${status}: ${error.message}`, status);
    this.name = "StorageFailed";
  }

  get isMissing(): boolean {
    return this.status === 404;
  }

  get isDuplicate(): boolean {
    return this.status === 409;
  }
}
