import type { Meter } from "./meter.ts";

/** What a call to a vendor needs besides its question. */
export interface VendorCall {
  signal: AbortSignal;
  meter: Meter;
  /** Milliseconds since 1970 at which the attempt is over; absent where nothing ends it. */
  endsAt?: number;
}
