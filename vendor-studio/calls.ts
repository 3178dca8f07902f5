import type { VendorName } from "./faults.ts";

/** A call that the studio was asked, kept for tests and drills to count. */
export interface Call {
  vendor: VendorName;
  model: string;
  /** What was asked for. */
  kind: "text" | "picture";
  /** RFC 3339, when the call arrived. */
  at: string;
  /**
   * `abandoned`: the client went away before its answer, which a vendor bills all the same.
   * `turned_away`: a quota was used up. fal's jobs are `open` until they are done, whoever waits
   * for them, or `cancelled`.
   */
  outcome:
    | "open"
    | "answered"
    | "refused"
    | "abandoned"
    | "cancelled"
    | "turned_away"
    | `fault:${string}`;
  prompt: string;
}

/** What the studio was asked since it started or was last reset. */
export interface Calls {
  open(call: Omit<Call, "at" | "outcome">): Call;
  list(): Call[];
  /** Per `vendor/kind/outcome`, how many. */
  counts(): Record<string, number>;
  reset(): void;
}

/** So many of the latest calls are listed; all are counted. A drill runs for hours. */
const LISTED = 5000;

export function createCalls(): Calls {
  let calls: Call[] = [];
  const forgotten = new Map<string, number>();
  const count = (call: Call) => `${call.vendor}/${call.kind}/${call.outcome}`;
  return {
    open(given) {
      const call: Call = { ...given, at: new Date().toISOString(), outcome: "open" };
      calls.push(call);
      if (calls.length > LISTED) {
        const oldest = calls.shift();
        if (oldest !== undefined) {
          forgotten.set(count(oldest), (forgotten.get(count(oldest)) ?? 0) + 1);
        }
      }
      return call;
    },
    list: () => calls,
    counts() {
      const counts = new Map(forgotten);
      for (const call of calls) counts.set(count(call), (counts.get(count(call)) ?? 0) + 1);
      return Object.fromEntries(counts);
    },
    reset() {
      calls = [];
      forgotten.clear();
    },
  };
}
