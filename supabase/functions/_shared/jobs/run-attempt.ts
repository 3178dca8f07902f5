import type { Logger } from "../log.ts";
import { createMeter, type Meter } from "../vendors/meter.ts";
import type { VendorReport } from "../vendors/meter.ts";
import { bounded, bounds } from "./bounded.ts";
import type { Clock } from "./clock.ts";
import { failureOf } from "./failure.ts";
import { keepLease, LeaseLost } from "./lease.ts";
import { settle } from "./settle.ts";
import { DeadlinePassed, NoRoom, ShutDown, TookTooLong } from "./stop-reasons.ts";
import type { Held, Verbs } from "./verbs.ts";

/**
 * One attempt with all its calls: a hosted worker takes no new requests after half its time, which
 * leaves at least 75 s on the smallest plan.
 */
export const ATTEMPT_MS = 70_000;

/** What every attempt works with. */
export interface Workshop {
  verbs: Verbs;
  clock: Clock;
  log: Logger;
  /** Aborts with `ShutDown` when the worker is about to be stopped. */
  shutdown: AbortSignal;
}

/** What the work of an attempt is done with. */
export interface AttemptCall {
  signal: AbortSignal;
  meter: Meter;
  /** When the attempt is over, in milliseconds since 1970. */
  endsAt: number;
}

export interface Attempt<Result> {
  held: Held;
  /** Milliseconds since 1970. */
  deadlineAt: number;
  /** Does the work; stops when the signal aborts. */
  work(call: AttemptCall): Promise<Result>;
  /** Settles it. May be called again with the same result. */
  complete(result: Result, report: VendorReport): Promise<{ accepted: boolean }>;
}

/**
 * Runs one attempt under its lease to a settlement: completed, failed by the class of its error,
 * or released. Never throws: an attempt that can't be settled is left to the sweep.
 */
export async function runAttempt<Result>(
  { verbs, clock, log, shutdown }: Workshop,
  { held, deadlineAt, work, complete }: Attempt<Result>,
): Promise<void> {
  const meter = createMeter(() => clock.now());
  const from = clock.now();
  const lease = keepLease((signal) => verbs.extendLease(held, signal), clock);
  const limit = limitOf(clock, deadlineAt);
  const stops = bounds([lease.signal, limit.signal, shutdown]);
  const { signal } = stops;
  const endsAt = Math.min(deadlineAt, from + ATTEMPT_MS);
  try {
    // An attempt is over at its end, even if something in it hangs on.
    const result = await bounded((signal) => work({ signal, meter, endsAt }), [signal]);
    // Done is done: from here only the database decides.
    const { accepted } = await settle(() => complete(result, meter.report()), clock);
    log.info(accepted ? "attempt_completed" : "attempt_discarded", {
      ms: clock.now() - from,
      ...meter.report(),
    });
  } catch (thrown) {
    // What the abort made of the call it interrupted says less than the abort's own reason.
    await settleFailure(signal.aborted ? signal.reason : thrown);
  } finally {
    lease.end();
    stops.end();
    limit.end();
  }

  async function settleFailure(error: unknown) {
    const report = meter.report();
    try {
      if (error instanceof LeaseLost) {
        log.warn("attempt_lost", { error, ...report });
      } else if (error instanceof NoRoom || (error instanceof ShutDown && report.calls === 0)) {
        await settle(() => verbs.releaseJob(held), clock);
        log.info("attempt_released", { error });
      } else {
        const failure = failureOf(error);
        const { status } = await settle(() => verbs.failJob(held, failure, report), clock);
        const { class: kind, code } = failure;
        log[kind === "unknown" ? "error" : "warn"]("attempt_failed", {
          class: kind,
          code,
          became: status,
          error,
          ...report,
        });
      }
    } catch (unsettled) {
      log.error("attempt_unsettled", { error: unsettled, reason: error, ...report });
    }
  }
}

function limitOf(clock: Clock, deadlineAt: number): { signal: AbortSignal; end(): void } {
  const limit = new AbortController();
  const ended = new AbortController();
  const left = deadlineAt - clock.now();
  clock.sleep(Math.max(0, Math.min(left, ATTEMPT_MS)), ended.signal).then(
    () => limit.abort(left <= ATTEMPT_MS ? new DeadlinePassed() : new TookTooLong()),
    () => {},
  );
  return { signal: limit.signal, end: () => ended.abort() };
}
