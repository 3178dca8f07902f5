/** Milliseconds. */
const LONGEST = 15_000;

/**
 * Waits for a time that doubles with each failure in a row; less when the browser is told meanwhile
 * that the network is back.
 *
 * @param signal ends the wait at once
 */
export function waitLonger(failures: number, signal: AbortSignal): Promise<void> {
  // Spread, so that not all clients come back at the same moment.
  const spread = 0.75 + Math.random() / 2;
  const milliseconds = Math.min(250 * 2 ** failures, LONGEST) * spread;
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      globalThis.removeEventListener?.("online", end);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    // Node has no such events.
    globalThis.addEventListener?.("online", end);
    signal.addEventListener("abort", end);
    if (signal.aborted) end();
  });
}
