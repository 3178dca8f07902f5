import type { Clock } from "./clock.ts";

export interface FakeClock extends Clock {
  /** Lets so much time pass, each sleeper waking at its hour and getting on with its work. */
  advance(milliseconds: number): Promise<void>;
}

/** A clock that stands until it is told to go on. */
export function createFakeClock(): FakeClock {
  let now = Date.parse("2026-01-01T00:00:00Z");
  const sleepers = new Set<{ at: number; wake: () => void }>();
  return {
    now: () => now,
    sleep(milliseconds, signal) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const sleeper = { at: now + milliseconds, wake: resolve };
        sleepers.add(sleeper);
        signal?.addEventListener("abort", () => {
          sleepers.delete(sleeper);
          reject(signal.reason);
        }, { once: true });
      });
    },
    async advance(milliseconds) {
      const until = now + milliseconds;
      await settled();
      for (;;) {
        const [next] = [...sleepers].sort((a, b) => a.at - b.at);
        if (next === undefined || next.at > until) break;
        sleepers.delete(next);
        now = Math.max(now, next.at);
        next.wake();
        await settled();
      }
      now = until;
    },
  };
}

/** Once everything that can go on without time passing has done so. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
