/**
 * The idempotency key of a request that may have to be repeated: the same for as long as the same is
 * asked for, so that an answer that was lost on the way costs nothing twice.
 */
export class RequestKey {
  #key = "";
  #request = "";

  /** @param request what tells it from another, e.g. its body */
  of(request: string): string {
    if (this.#key === "" || request !== this.#request) {
      this.#key = crypto.randomUUID();
    }
    this.#request = request;
    return this.#key;
  }

  /** It was answered: the same once more would be meant. */
  settle(): void {
    this.#key = "";
  }
}
