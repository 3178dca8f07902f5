import type { Random } from "../../vendor-studio/draw/random.ts";

/** What a vendor does with a call. Seconds; no `retryAfter`: it does not say when to come back. */
export type Answer =
  | { kind: "taken" }
  | { kind: "refused"; retryAfter?: number }
  | { kind: "failed" };

/** A vendor with a limit, or with moods, in virtual time. */
export interface Vendor {
  /** @param underWay how many calls it is drawing for already. */
  ask(at: number, underWay: number): Answer;
  /** How many calls it would take between two times, if there always were one; null: any number. */
  capacity(from: number, to: number): number | null;
}

const taken: Answer = { kind: "taken" };
const refused: Answer = { kind: "refused" };

/** So many in each minute of the clock. */
export function fixedWindow(perMinute: number, { hint = false } = {}): Vendor {
  let minute = -1;
  let count = 0;
  return {
    ask(at) {
      if (Math.floor(at / 60) !== minute) [minute, count] = [Math.floor(at / 60), 0];
      if (count >= perMinute) {
        return hint ? { kind: "refused", retryAfter: Math.ceil(60 - at % 60) } : refused;
      }
      count++;
      return taken;
    },
    capacity: (from, to) => perMinute * (to - from) / 60,
  };
}

/** So many in any minute. @param perMinute may change with time. */
export function slidingWindow(perMinute: (at: number) => number): Vendor {
  let starts: number[] = [];
  return {
    ask(at) {
      starts = starts.filter((start) => start > at - 60);
      if (starts.length >= perMinute(at)) return refused;
      starts.push(at);
      return taken;
    },
    capacity(from, to) {
      let sum = 0;
      for (let at = from; at < to; at++) sum += perMinute(at) / 60;
      return sum;
    },
  };
}

/** So many under way at once. @param seconds how long one takes, in the mean. */
export function atOnce(calls: number, seconds: number): Vendor {
  return {
    ask: (_at, underWay) => underWay >= calls ? refused : taken,
    capacity: (from, to) => calls * (to - from) / seconds,
  };
}

/** Turns a share of calls away for no reason of ours. */
export function withStrays(share: number, random: Random, vendor: Vendor): Vendor {
  return {
    ask: (at, underWay) => random.chance(share) ? refused : vendor.ask(at, underWay),
    capacity: (from, to) => vendor.capacity(from, to),
  };
}

/** Fails whatever it is asked between two times. */
export function withOutage(from: number, to: number, vendor: Vendor): Vendor {
  return {
    ask: (at, underWay) => at >= from && at < to ? { kind: "failed" } : vendor.ask(at, underWay),
    capacity: (since, until) => vendor.capacity(since, until),
  };
}

/** Fails a share of calls. */
export function withFaults(share: number, random: Random, vendor: Vendor): Vendor {
  return {
    ask: (at, underWay) => random.chance(share) ? { kind: "failed" } : vendor.ask(at, underWay),
    capacity: (from, to) => vendor.capacity(from, to),
  };
}

/** Takes everything. */
export const limitless: Vendor = { ask: () => taken, capacity: () => null };
