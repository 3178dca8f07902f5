/** A call that was given up because it took too long. */
export class TimedOut extends Error {
  constructor(milliseconds: number) {
    super(`Nothing came within ${milliseconds} ms`);
    this.name = "TimedOut";
  }
}

/** A signal, and how to let go of what it listens to. */
export interface Bounds {
  signal: AbortSignal;
  end(): void;
}

/**
 * A signal that aborts as soon as one of the others does, or after so long with `TimedOut`.
 *
 * `AbortSignal.any` and `AbortSignal.timeout` would do the same, were they held on to: one that is
 * known to nothing but a fetch under way is garbage-collected, and then its abort never comes.
 */
export function bounds(signals: AbortSignal[], milliseconds?: number): Bounds {
  const stop = new AbortController();
  const ended = new AbortController();
  for (const signal of signals) {
    const pass = () => stop.abort(signal.reason);
    if (signal.aborted) pass();
    else signal.addEventListener("abort", pass, { once: true, signal: ended.signal });
  }
  const timer = milliseconds === undefined
    ? undefined
    : setTimeout(() => stop.abort(new TimedOut(milliseconds)), milliseconds);
  return {
    signal: stop.signal,
    end() {
      clearTimeout(timer);
      ended.abort();
    },
  };
}

/**
 * Runs a call that ends, at the latest, when the signal aborts or after so long, whether the call
 * heeds its signal or not.
 *
 * @throws what the call throws, the signal's reason, or `TimedOut`.
 */
export async function bounded<T>(
  run: (signal: AbortSignal) => PromiseLike<T>,
  signals: AbortSignal[],
  milliseconds?: number,
): Promise<T> {
  const { signal, end } = bounds(signals, milliseconds);
  try {
    signal.throwIfAborted();
    return await Promise.race([run(signal), whenAborted(signal)]);
  } finally {
    end();
  }
}

/** Rejects with the signal's reason once it aborts. */
export function whenAborted(signal: AbortSignal): Promise<never> {
  const aborted = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  // Whoever races with it may have left before it happens.
  aborted.catch(() => {});
  return aborted;
}
