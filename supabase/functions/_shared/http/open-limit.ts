import { limitHeaders } from "./limit-headers.ts";
import { Problem } from "./problem.ts";

/** Seconds. What is open closes when its client likes: nobody knows when a place is free again. */
const RETRY_AFTER_SECONDS = 10;

/** Counts what one worker holds open for each of many keys, and lets no more in than it may. */
export class OpenLimit {
  readonly #open = new Map<string, number>();

  /** @param name the policy's, in the headers of a refusal. @param most for each key. */
  constructor(readonly name: string, readonly most: number) {}

  /**
   * Takes a place.
   *
   * @returns gives it back; calling it again does nothing.
   * @throws Problem `rate_limited`
   */
  enter(key: string): () => void {
    const open = this.#open.get(key) ?? 0;
    if (open >= this.most) throw this.#full();
    this.#open.set(key, open + 1);
    let inside = true;
    return () => {
      if (inside) this.#leave(key);
      inside = false;
    };
  }

  #leave(key: string): void {
    const left = (this.#open.get(key) ?? 1) - 1;
    // A key that nobody uses any more takes no room.
    if (left === 0) this.#open.delete(key);
    else this.#open.set(key, left);
  }

  #full(): Problem {
    const detail = `${this.most} may be open at once: close one, or come again later.`;
    return new Problem("rate_limited", detail, {
      headers: limitHeaders({
        name: this.name,
        quota: this.most,
        remaining: 0,
        resetSeconds: RETRY_AFTER_SECONDS,
        retryAfter: RETRY_AFTER_SECONDS,
      }),
    });
  }
}
