/** What a function may take; times in milliseconds unless said. */
export interface Limits {
  /** From a worker's start to its end, at the latest. Hosted: 400 s, on the free plan 150 s. */
  wallClock: number;
  /** Without a byte: before the first one hosted answers 504, later it ends the stream. */
  idleTimeout: number;
  /**
   * Seconds of CPU. Hosted grants 2 for a request; here it only ends what loops for ever and so
   * doesn't notice that the stack is gone, even by `kill -9`.
   */
  cpuSeconds: number;
}

export const limitsHere: Limits = { wallClock: 400_000, idleTimeout: 150_000, cpuSeconds: 600 };
