import type { PostgrestError } from "@supabase/supabase-js";
import { Problem, unauthorized } from "../http/problem.ts";

/**
 * What a failed call to the database means for the caller: `unavailable` where the same call may
 * succeed in a moment. Any other failure is a bug of ours.
 */
export function toProblem(error: PostgrestError): Problem {
  // The token was good when it was checked, and has expired or lost its key since.
  if (/^PGRST30[1-3]$/.test(error.code)) return unauthorized();
  return new Problem(isPassing(error) ? "unavailable" : "internal_error", undefined, {
    cause: error,
  });
}

// No code: the request itself failed. PGRST00x: PostgREST has no connection. 08, 53, 57: Postgres
// is unreachable, out of resources, or stopping. 40: rolled back, as of a deadlock one side is.
// 55P03: another transaction has held a row for longer than a verb waits.
function isPassing({ code }: PostgrestError): boolean {
  return !code || /^PGRST00\d$/.test(code) || /^(08|40|53|55P03|57)/.test(code);
}

/** The data of a call that must not fail. @throws Problem */
export function required<T>(result: { data: T; error: PostgrestError | null }): T {
  if (result.error) throw toProblem(result.error);
  return result.data;
}
