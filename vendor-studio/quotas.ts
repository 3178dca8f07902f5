import { z } from "zod";
import { type VendorName, vendorName } from "./faults.ts";

/** How many pictures a vendor draws in so many seconds; what is asked beyond that is turned away. */
export const quotaOrder = z.strictObject({
  vendor: vendorName,
  pictures: z.int().positive(),
  seconds: z.number().positive(),
  /** Whether it says when to come back. */
  hint: z.boolean().default(false),
});

export type QuotaOrder = z.infer<typeof quotaOrder>;

/** The quotas that are in force. */
export interface Quotas {
  set(order: QuotaOrder): void;
  clear(): void;
  /** Counts a picture; where there are too many already, how long to wait, if it is to be said. */
  take(vendor: VendorName): { retryAfterSeconds: number | undefined } | undefined;
}

/** @param now milliseconds, of any origin. */
export function createQuotas(now: () => number = () => performance.now()): Quotas {
  const quotas = new Map<string, { order: QuotaOrder; taken: number[] }>();
  return {
    set(order) {
      quotas.set(order.vendor, { order, taken: [] });
    },
    clear() {
      quotas.clear();
    },
    take(vendor) {
      const quota = quotas.get(vendor);
      if (quota === undefined) return undefined;
      const { pictures, seconds, hint } = quota.order;
      quota.taken = quota.taken.filter((at) => at > now() - seconds * 1000);
      const [oldest] = quota.taken;
      if (quota.taken.length < pictures || oldest === undefined) {
        quota.taken.push(now());
        return undefined;
      }
      const free = (oldest + seconds * 1000 - now()) / 1000;
      return { retryAfterSeconds: hint ? Math.max(1, Math.ceil(free)) : undefined };
    },
  };
}
