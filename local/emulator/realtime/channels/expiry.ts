import { expired } from "../authorization.ts";

/** The most milliseconds that `setTimeout` takes. */
const LONGEST_TIMEOUT = 2 ** 31 - 1;

/** Calls when a token runs out. */
export class Expiry {
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly onExpired: (error: Error) => void) {}

  /** @param exp seconds since 1970, as in the token; undefined: it never does. */
  watch(exp: number | undefined): void {
    this.clear();
    if (exp === undefined) return;
    const left = exp * 1000 - Date.now();
    if (left > LONGEST_TIMEOUT) this.#timer = setTimeout(() => this.watch(exp), LONGEST_TIMEOUT);
    else this.#timer = setTimeout(() => this.onExpired(expired(exp)), left);
  }

  clear(): void {
    clearTimeout(this.#timer);
  }
}
