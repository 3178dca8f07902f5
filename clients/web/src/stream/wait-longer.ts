const LONGEST = 15_000;

/**
 * Waits a while that doubles with each failure in a row; less when the network comes back meanwhile.
 *
 * @param signal ends it at once
 */
export function waitLonger(failures: number, signal: AbortSignal): Promise<void> {
  // Spread, so that everybody doesn't come back in the same moment.
  const spread = 0.75 + Math.random() / 2;
  const milliseconds = Math.min(500 * 2 ** failures, LONGEST) * spread;
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener("online", end);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    addEventListener("online", end);
    signal.addEventListener("abort", end);
  });
}
