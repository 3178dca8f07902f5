import type { Logger } from "../log.ts";
import { createMeter, type Meter } from "../vendors/meter.ts";
import type { VendorReport } from "../vendors/meter.ts";
import { bounded, bounds } from "../timing/bounded.ts";
import type { Clock } from "../timing/clock.ts";
import { failureOf } from "./failure.ts";
import { keepLease, LeaseLost } from "./lease.ts";
import { NoRoom } from "../timing/slots.ts";
import { retryVerb } from "./verbs/retry-verb.ts";
import { DeadlinePassed, ShutDown, TookTooLong } from "./stop-reasons.ts";
import type { LeaseRef } from "./verbs/call-verb.ts";
import type { Verbs } from "./verbs/verbs.ts";

/**
 * One attempt with all its calls: a hosted worker takes no new requests after half its time, which
 * leaves at least 75 s on the smallest plan.
 */
export const ATTEMPT_MS = 70_000;

/** What every attempt works with. */
export interface AttemptDeps {
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
  lease: LeaseRef;
  /** How long the lease lasts, as its claim said. */
  leaseSeconds: number;
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
  { verbs, clock, log, shutdown }: AttemptDeps,
  { lease, leaseSeconds, deadlineAt, work, complete }: Attempt<Result>,
): Promise<void> {
  const meter = createMeter(() => clock.now());
  const from = clock.now();
  const heartbeat = keepLease((signal) => verbs.extendLease(lease, signal), clock, leaseSeconds);
  const left = deadlineAt - from;
  const { signal, end } = bounds([heartbeat.signal, shutdown], {
    milliseconds: Math.min(left, ATTEMPT_MS),
    clock,
    reason: left <= ATTEMPT_MS ? new DeadlinePassed() : new TookTooLong(),
  });
  const endsAt = Math.min(deadlineAt, from + ATTEMPT_MS);
  try {
    // An attempt is over at its end, even if something in it hangs on.
    const result = await bounded((signal) => work({ signal, meter, endsAt }), [signal]);
    // Done is done: from here only the database decides.
    const { accepted } = await retryVerb(() => complete(result, meter.report()), clock);
    log.info(accepted ? "attempt_completed" : "attempt_refused", {
      ms: clock.now() - from,
      ...meter.report(),
    });
  } catch (thrown) {
    // What the abort made of the call it interrupted says less than the abort's own reason.
    await settleFailure(signal.aborted ? signal.reason : thrown);
  } finally {
    heartbeat.end();
    end();
  }

  async function settleFailure(error: unknown) {
    const report = meter.report();
    try {
      if (error instanceof LeaseLost) {
        log.warn("attempt_lost", { error, ...report });
      } else if (error instanceof NoRoom || (error instanceof ShutDown && report.calls === 0)) {
        await retryVerb(() => verbs.releaseJob(lease), clock);
        log.info("attempt_released", { error });
      } else {
        const failure = failureOf(error);
        const { status } = await retryVerb(() => verbs.failJob(lease, failure, report), clock);
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
