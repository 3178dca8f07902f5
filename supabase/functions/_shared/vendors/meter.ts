/** What an attempt did at its vendor, kept with the attempt. */
export interface VendorReport {
  vendor?: string;
  model?: string;
  /** Calls made, and how long they took together, waiting for the network included. */
  calls: number;
  vendor_ms: number;
  /** The part of the cost that is known; absent where nothing was paid. */
  cost_usd?: number;
  /** What an earlier attempt had written down as paid, and its vendor didn't charge. */
  refund_usd?: number;
  /** Present where something was paid at a price that isn't known: the whole cost isn't known then. */
  unpriced?: true;
  /** Present where a misspelt picture was drawn once more. */
  redrawn?: true;
}

/** Counts what one attempt asks of vendors. */
export interface Meter {
  /** Runs a call, and times it whether it succeeds or fails. */
  measure<T>(call: { vendor: string; model: string }, run: () => Promise<T>): Promise<T>;
  /** Times the rest of a call that `measure` counted, if one did. */
  resume<T>(call: { vendor: string; model: string }, run: () => Promise<T>): Promise<T>;
  /** Counts in the same report, and leaves its vendor and model as they are. */
  aside(): Meter;
  /** @param usd undefined where the price isn't known. */
  charge(usd: number | undefined): void;
  /**
   * The vendor charges nothing for what this attempt, or an earlier one, counted as paid.
   *
   * @param usd undefined where the price isn't known: then the cost goes on not being known.
   */
  refund(usd: number | undefined): void;
  /** Writes down that a misspelt picture is drawn once more. */
  noteRedraw(): void;
  report(): VendorReport;
}

/** Dollars for one call. A higher number can't be a price, and the database would refuse it. */
const MAX_CHARGE_USD = 100;

export function createMeter(now: () => number = () => performance.now()): Meter {
  const report: VendorReport = { calls: 0, vendor_ms: 0 };
  /** When each call under way began. */
  const underWay = new Map<symbol, number>();

  async function time<T>(run: () => Promise<T>): Promise<T> {
    report.calls++;
    return await timeOnly(run);
  }

  async function timeOnly<T>(run: () => Promise<T>): Promise<T> {
    const call = Symbol();
    const from = now();
    underWay.set(call, from);
    try {
      return await run();
    } finally {
      underWay.delete(call);
      report.vendor_ms += since(from);
    }
  }

  const since = (from: number) => Math.max(0, Math.round(now() - from));

  const meter: Meter = {
    measure({ vendor, model }, run) {
      report.vendor = vendor;
      report.model = model;
      return time(run);
    },
    resume: (call, run) => report.calls === 0 ? meter.measure(call, run) : timeOnly(run),
    aside: () => ({ ...meter, measure: (_, run) => time(run) }),
    charge(usd) {
      if (usd !== undefined && usd >= 0 && usd <= MAX_CHARGE_USD) {
        report.cost_usd = millionths((report.cost_usd ?? 0) + usd);
      } else report.unpriced = true;
    },
    refund(usd = 0) {
      const { cost_usd: own = 0, refund_usd: earlier = 0 } = report;
      // Nothing is left, and says so: what was kept of this attempt before said more.
      if (own > 0) report.cost_usd = millionths(Math.max(0, own - usd));
      if (usd > own) report.refund_usd = millionths(earlier + usd - own);
    },
    noteRedraw() {
      report.redrawn = true;
    },
    report() {
      // An attempt may end, and be settled, before the call that took too long does.
      const unfinished = [...underWay.values()].reduce((sum, from) => sum + since(from), 0);
      return { ...report, vendor_ms: report.vendor_ms + unfinished };
    },
  };
  return meter;
}

/** As exact as the database keeps it. */
function millionths(usd: number): number {
  return Math.round(usd * 1e6) / 1e6;
}
