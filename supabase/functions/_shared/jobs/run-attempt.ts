import type { Logger } from "../log.ts";
import { bounded, bounds } from "../timing/bounded.ts";
import type { Clock } from "../timing/clock.ts";
import { NoRoom } from "../timing/slots.ts";
import { createMeter, type VendorReport } from "../vendors/meter.ts";
import { USUAL_ATTEMPT } from "../vendors/models/attempt-time.ts";
import type { VendorCall } from "../vendors/vendor-call.ts";
import { failureOf, levelOf } from "./failure.ts";
import { keepLease, LeaseLost } from "./lease.ts";
import { DeadlinePassed, ShutDown, TookTooLong } from "./stop-reasons.ts";
import type { LeaseRef } from "./verbs/call-verb.ts";
import { persistVerb, retryVerb } from "./verbs/retry-verb.ts";
import type { Verbs } from "./verbs/verbs.ts";

/** What every attempt works with. */
export interface AttemptDeps {
  verbs: Verbs;
  clock: Clock;
  log: Logger;
  /** Aborts with `ShutDown` when the worker is about to be stopped. */
  shutdown: AbortSignal;
}

/**
 * An attempt under way. Its signal aborts when the lease is lost, the job's deadline passes or the
 * worker is about to be stopped.
 */
export interface Attempt extends VendorCall {
  lease: LeaseRef;
  /** False where somebody else may have the job by now. */
  isHeld(): boolean;
  /**
   * Starts the attempt's own time. Before that the work may wait for its turn, which costs it
   * nothing.
   *
   * @throws `LeaseLost` where somebody else may have the job by now: nothing is to be paid for then.
   */
  startTime(): AttemptTime;
  /**
   * Has work go on when the lease is lost, until the job's deadline passes or the worker is about to
   * be stopped, which its signal says. The attempt ends no sooner than this work.
   */
  outlive<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>;
}

/** A vendor's call within the attempt's own time: the signal aborts at its end too. */
export interface AttemptTime extends VendorCall {
  /** Milliseconds since 1970. */
  endsAt: number;
  /** From here on the work may take longer: only the attempt's own signal stops it. */
  endLimit(): void;
}

export interface AttemptWork<Result> {
  lease: LeaseRef;
  /** How long the lease lasts, as its claim said. */
  leaseSeconds: number;
  /** Milliseconds since 1970. */
  deadlineAt: number;
  /** Milliseconds for the work itself with all its calls. Default: what usual models need. */
  milliseconds?: number;
  /** Does the work; stops when the attempt's signal aborts. */
  work(attempt: Attempt): Promise<Result>;
  /** Settles it. May be called again with the same result. */
  complete(result: Result, report: VendorReport): Promise<{ accepted: boolean }>;
}

/**
 * Runs one attempt under its lease to a settlement: completed, failed by the class of its error,
 * or released. Never throws: an attempt that can't be settled is left to the sweep.
 */
export async function runAttempt<Result>(
  { verbs, clock, log, shutdown }: AttemptDeps,
  { lease, leaseSeconds, deadlineAt, milliseconds = USUAL_ATTEMPT, work, complete }: AttemptWork<
    Result
  >,
): Promise<void> {
  const meter = createMeter(() => clock.now());
  const from = clock.now();
  const heartbeat = keepLease((signal) => verbs.extendLease(lease, signal), clock, leaseSeconds);
  const deadline = { milliseconds: deadlineAt - from, clock, reason: new DeadlinePassed() };
  const { signal, end } = bounds([heartbeat.signal, shutdown], deadline);
  const worker = bounds([shutdown], deadline);
  const outliving: Promise<unknown>[] = [];
  const late = new AbortController();
  const started: (() => void)[] = [];
  let hasReported = false;
  const attempt: Attempt = {
    lease,
    signal,
    meter,
    isHeld: heartbeat.isHeld,
    startTime() {
      if (!heartbeat.isHeld()) throw new LeaseLost("the database could not be reached");
      const time = { milliseconds, clock, reason: new TookTooLong() };
      const limit = bounds([], time);
      const within = bounds([signal, limit.signal]);
      started.push(limit.end, within.end);
      within.signal.addEventListener("abort", () => late.abort(within.signal.reason));
      const endsAt = Math.min(deadlineAt, clock.now() + milliseconds);
      return { signal: within.signal, meter, endsAt, endLimit: limit.end };
    },
    outlive(work) {
      const outlived = work(worker.signal);
      outliving.push(outlived);
      return outlived;
    },
  };
  try {
    // The attempt ends here even if some of its calls never return.
    const result = await bounded(() => work(attempt), [signal, late.signal]);
    // The work is done, so it is settled even if the attempt is aborted now, or the database can't be
    // reached for longer than a lease: the database decides whether it still counts.
    const { accepted } = await persistVerb(
      () => complete(result, meter.report()),
      clock,
      heartbeat.signal,
      deadlineAt - clock.now(),
    );
    hasReported = accepted;
    log.info(accepted ? "attempt_completed" : "attempt_refused", {
      ms: clock.now() - from,
      ...meter.report(),
    });
  } catch (thrown) {
    // The error of an interrupted call tells less than the reason for which it was interrupted.
    const stop = [signal, late.signal].find(({ aborted }) => aborted);
    await settleFailure(stop === undefined ? thrown : stop.reason);
  } finally {
    heartbeat.end();
    end();
    started.forEach((end) => end());
    await Promise.allSettled(outliving);
    worker.end();
    if (!hasReported && meter.report().calls > 0) await reportLate(meter.report());
  }

  /** What was asked for is paid for, whoever ended the attempt meanwhile. */
  async function reportLate(report: VendorReport) {
    try {
      await retryVerb(() => verbs.reportAttempt(lease, report), clock);
    } catch (error) {
      log.error("attempt_unreported", { error, ...report });
    }
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
        const { accepted, status } = await retryVerb(
          () => verbs.failJob(lease, failure, report),
          clock,
        );
        hasReported = accepted;
        log[levelOf(error)]("attempt_failed", {
          class: failure.class,
          code: failure.code,
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
