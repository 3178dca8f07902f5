import { z } from "zod";
import { type VendorName, vendorName } from "./faults.ts";

/** How many pictures a vendor draws in so many seconds; what is asked beyond that is turned away. */
const rateOrder = z.strictObject({
  vendor: vendorName,
  pictures: z.int().positive(),
  seconds: z.number().positive(),
  /** `sliding`: in any such time. `fixed`: in each of the clock's. */
  window: z.enum(["sliding", "fixed"]).default("sliding"),
  /** Whether it says when to come back. */
  hint: z.boolean().default(false),
});

/** How many pictures it draws at once. Not fal: what is too much waits in its queue. */
const atOnceOrder = z.strictObject({
  vendor: vendorName.exclude(["fal"]),
  atOnce: z.int().positive(),
});

export const quotaOrder = z.union([rateOrder, atOnceOrder]);

export type QuotaOrder = z.infer<typeof quotaOrder>;

/** A picture that is turned away, and how long to wait, if it is to be said. */
export interface TurnedAway {
  retryAfterSeconds: number | undefined;
}

/** A picture that is drawn. Disposed of when it is over. */
export type Place = Disposable;

/** The quotas that are in force. */
export interface Quotas {
  /** In place of the vendor's quota before: what was taken until then counts on. */
  set(order: QuotaOrder): void;
  clear(): void;
  /** Counts a picture; where there are too many already, it is turned away. */
  take(vendor: VendorName): Place | TurnedAway;
}

interface Quota {
  order: QuotaOrder;
  /** When each picture was begun, in milliseconds. */
  taken: number[];
  underWay: number;
}

/** @param now milliseconds, of any origin. */
export function createQuotas(now: () => number = () => performance.now()): Quotas {
  const quotas = new Map<string, Quota>();
  return {
    set(order) {
      const { taken = [], underWay = 0 } = quotas.get(order.vendor) ?? {};
      quotas.set(order.vendor, { order, taken, underWay });
    },
    clear() {
      quotas.clear();
    },
    take(vendor) {
      const quota = quotas.get(vendor);
      if (quota === undefined) return { [Symbol.dispose]() {} };
      const refusal = refuse(quota, now());
      if (refusal) return refusal;
      quota.taken.push(now());
      quota.underWay++;
      return { [Symbol.dispose]: () => void quota.underWay-- };
    },
  };
}

function refuse(quota: Quota, now: number): TurnedAway | undefined {
  const { order } = quota;
  if ("atOnce" in order) {
    return quota.underWay < order.atOnce ? undefined : { retryAfterSeconds: undefined };
  }
  const length = order.seconds * 1000;
  const since = order.window === "fixed" ? now - now % length : now - length;
  quota.taken = quota.taken.filter((at) => order.window === "fixed" ? at >= since : at > since);
  const [oldest] = quota.taken;
  if (quota.taken.length < order.pictures || oldest === undefined) return undefined;
  const free = ((order.window === "fixed" ? since : oldest) + length - now) / 1000;
  return { retryAfterSeconds: order.hint ? Math.max(1, Math.ceil(free)) : undefined };
}
