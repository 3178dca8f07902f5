import { AuthError } from "./error.ts";

const WINDOW_MILLISECONDS = 5 * 60_000;
/** Addresses remembered before those that are back at full capacity are forgotten. */
const MAX_REMEMBERED = 10_000;

interface TokenBucket {
  tokens: number;
  at: number;
}

/** A token bucket per IP address, as hosted Auth keeps one for each route: full at first. */
export class RateLimit {
  readonly #buckets = new Map<string, TokenBucket>();

  /** @param rate requests in five minutes, by which it is refilled. */
  constructor(private readonly rate: number, private readonly capacity: number) {}

  /** @throws AuthError 429 when the address has none left. */
  take(address: string, now = Date.now()): void {
    const tokens = this.#tokensOf(address, now);
    if (tokens < 1) {
      throw new AuthError(429, "over_request_rate_limit", "Request rate limit reached");
    }
    this.#buckets.set(address, { tokens: tokens - 1, at: now });
    if (this.#buckets.size > MAX_REMEMBERED) this.#forgetFull(now);
  }

  #tokensOf(address: string, now: number): number {
    const bucket = this.#buckets.get(address);
    if (!bucket) return this.capacity;
    const refilled = (now - bucket.at) / WINDOW_MILLISECONDS * this.rate;
    return Math.min(this.capacity, bucket.tokens + refilled);
  }

  #forgetFull(now: number): void {
    for (const address of this.#buckets.keys()) {
      if (this.#tokensOf(address, now) === this.capacity) this.#buckets.delete(address);
    }
  }
}
