import { z } from "zod";
import type { ServiceClient } from "../../database.ts";
import type { Database, Json } from "../../database.types.ts";
import { SILENCE_MILLISECONDS } from "../../http/timed-fetch.ts";
import type { VendorReport } from "../../vendors/meter.ts";
import { bounded } from "../../timing/bounded.ts";
import { VerbError } from "./verb-error.ts";

type Functions = Database["public"]["Functions"];

/**
 * Calls the SQL function of that name and checks its answer. The answer has to come within five
 * seconds, so that a call that hangs ends before the lease does.
 *
 * @throws `VerbError`
 */
export type CallVerb = <Name extends keyof Functions & string, T>(
  name: Name,
  args: Functions[Name]["Args"],
  shape: z.ZodType<T>,
  signals?: AbortSignal[],
) => Promise<T>;

export function createCallVerb(client: ServiceClient): CallVerb {
  return async (name, args, shape, signals = []) => {
    const { data, error, status } = await bounded(
      (signal) => client.rpc(name, storable(args)).abortSignal(signal),
      signals,
      { milliseconds: SILENCE_MILLISECONDS },
    ).catch((error) => {
      throw new VerbError(name, 0, String(error));
    });
    // The client library's own details hold a stack and addresses, which don't belong in the log.
    if (error) throw new VerbError(name, status, `${error.code} ${error.message}`);
    const parsed = shape.safeParse(data);
    if (!parsed.success) throw new VerbError(name, status, z.prettifyError(parsed.error));
    return parsed.data;
  };
}

/**
 * The same arguments without what Postgres can't store in a text: U+0000 and halves of surrogate
 * pairs. A vendor's answer may hold them, and Postgres would refuse the whole call.
 */
function storable<T>(args: T): T {
  return JSON.parse(
    JSON.stringify(args),
    (_key, value) => typeof value === "string" ? value.toWellFormed().replaceAll("\0", "") : value,
  );
}

/** The lease that a call acts under. A job's id is that of the row it works on. */
export interface LeaseRef {
  jobId: string;
  leaseToken: string;
}

/** The arguments by which an asset's verb knows the lease. */
export function assetLease({ jobId, leaseToken }: LeaseRef) {
  return { p_asset_id: jobId, p_lease_token: leaseToken };
}

/** The arguments by which a verb for any kind of job knows the lease. */
export function jobLease({ jobId, leaseToken }: LeaseRef) {
  return { p_job_id: jobId, p_lease_token: leaseToken };
}

/** The argument that says how long a vendor asked us to wait; no argument where it did not ask. */
export function retryAfter(seconds: number | undefined) {
  return seconds !== undefined && { p_retry_after_seconds: Math.ceil(seconds) };
}

export function reportJson(report: VendorReport): Record<string, Json> {
  return { ...report };
}

export const acceptedShape = z.object({ accepted: z.boolean() });
