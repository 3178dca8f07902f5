/** An amount that is shared. A caller that asks for more than is left waits for its turn. */
export interface Budget {
  /**
   * @param amount counts as the whole budget where it is more than that.
   * @returns what gives it back.
   * @throws the signal's reason when it aborts while waiting.
   */
  take(amount: number, signal: AbortSignal): Promise<() => void>;
}

export function createBudget(whole: number): Budget {
  let left = whole;
  const waiting = new Set<{ amount: number; enter: () => void }>();

  /**
   * In order of arrival: if small amounts could overtake a large one, the large one might never
   * come to its turn.
   */
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
