/** Milliseconds between two tries. */
const PAUSE = 200;

export function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener("abort", stop, { once: true });
  });
}

/**
 * Asks again while what it asks is down, which in a drill it often is.
 *
 * @throws the last error after a minute, or the signal's reason.
 */
export async function insist<T>(run: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  const until = Date.now() + 60_000;
  for (;;) {
    signal?.throwIfAborted();
    try {
      return await run();
    } catch (error) {
      if (Date.now() > until) throw error;
    }
    await sleep(PAUSE, signal);
  }
}

/** Resolves once it is so, looking every so often; false after `milliseconds` without. */
export async function eventually(
  isSo: () => Promise<boolean>,
  milliseconds: number,
  every = PAUSE,
): Promise<boolean> {
  const until = Date.now() + milliseconds;
  while (!await isSo()) {
    if (Date.now() > until) return false;
    await sleep(every);
  }
  return true;
}
