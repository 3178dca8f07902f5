/** So much may be taken at a time; who asks for more than is left waits in turn. */
export interface Budget {
  /**
   * @param amount more than the whole budget counts as the whole of it.
   * @returns what gives it back.
   * @throws the signal's reason when it aborts while waiting.
   */
  take(amount: number, signal: AbortSignal): Promise<() => void>;
}

export function createBudget(whole: number): Budget {
  let left = whole;
  const waiting = new Set<{ amount: number; enter: () => void }>();

  /** Nobody overtakes who waits for much: it would never get in. */
  function admit(): void {
    for (const next of waiting) {
      if (next.amount > left) return;
      left -= next.amount;
      waiting.delete(next);
      next.enter();
    }
  }

  return {
    async take(wanted, signal) {
      signal.throwIfAborted();
      const amount = Math.min(wanted, whole);
      await new Promise<void>((resolve, reject) => {
        const leave = () => {
          waiting.delete(place);
          reject(signal.reason);
          admit();
        };
        const enter = () => {
          signal.removeEventListener("abort", leave);
          resolve();
        };
        const place = { amount, enter };
        waiting.add(place);
        signal.addEventListener("abort", leave, { once: true });
        admit();
      });
      return () => {
        left += amount;
        admit();
      };
    },
  };
}
