/** Statuses with which the same call may succeed a moment later; 0 where no answer came. */
export function isTemporaryStatus(status: number): boolean {
  return status === 0 || status === 408 || status === 425 || status === 429 || status >= 500;
}

/** A call to another part of the project that failed. */
export class CallFailed extends Error {
  /** @param status of the answer; 0 where none came. */
  constructor(message: string, readonly status: number) {
    super(message);
    this.name = "CallFailed";
  }

  /** Whether the same call may succeed a moment later. */
  get isTemporary(): boolean {
    return isTemporaryStatus(this.status);
  }
}

/** Tells of an error whether it is a failed call of this kind that may succeed a moment later. */
export function isTemporary(
  kind: new (...args: never[]) => CallFailed,
): (error: unknown) => boolean {
  return (error) => error instanceof kind && error.isTemporary;
}
