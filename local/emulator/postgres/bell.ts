/** Wakes a worker that waits. A ring while no worker waits is kept for the next `wait`. */
export class Bell {
  #rung = false;
  #wake: () => void = () => {};

  ring(): void {
    this.#rung = true;
    this.#wake();
  }

  /** Until the next ring, at most for so many milliseconds. */
  async wait(milliseconds?: number): Promise<void> {
    if (!this.#rung) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#wake = resolve;
      const timer = milliseconds === undefined ? undefined : setTimeout(resolve, milliseconds);
      await promise;
      clearTimeout(timer);
    }
    this.#rung = false;
  }
}
