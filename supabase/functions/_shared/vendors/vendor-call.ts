import type { Meter } from "./meter.ts";

/** What a call to a vendor needs besides its question. */
export interface VendorCall {
  signal: AbortSignal;
  meter: Meter;
}
