/** A verb that could not be called, or that the database refused. */
export class VerbError extends Error {
  /** @param status of the answer; 0 where none came. */
  constructor(verb: string, readonly status: number, detail: string) {
    super(`${verb}: ${status}: ${detail}`);
    this.name = "VerbError";
  }

  /** Whether the same call may succeed in a moment. */
  get isTemporary(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}
