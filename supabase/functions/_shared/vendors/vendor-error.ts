import type { FailureCode } from "../contract/failure.ts";

/** What the database does about a failure: docs/state-machine.md, "Ends of an attempt". */
export type FailureClass =
  | "transient"
  | "throttled"
  | "outage"
  | "refused_key"
  | "storage"
  | "permanent"
  | "unknown";

/** The codes of the public contract that a worker can fail with. */
export type WorkerFailureCode = Exclude<FailureCode, "cancelled">;

/** What is done about a failure, and what its owner is told of it. */
export interface FailureKind {
  class: FailureClass;
  code: WorkerFailureCode;
}

export interface VendorErrorOptions extends ErrorOptions, FailureKind {
  /** Of the answer; absent where none came. */
  status?: number;
  /** How long the vendor asked us to stay away. */
  retryAfterSeconds?: number | undefined;
  /** Whether the work that was paid for can't be had any more, so that it has to be begun anew. */
  isLost?: boolean;
}

/**
 * A call to a vendor that failed. `message` is for the log and for operators. The sentence for the
 * user is in the database, by the code.
 */
export class VendorError extends Error {
  readonly class: FailureClass;
  readonly code: WorkerFailureCode;
  readonly status: number | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly isLost: boolean;

  constructor(message: string, options: VendorErrorOptions) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.name = "VendorError";
    this.class = options.class;
    this.code = options.code;
    this.status = options.status;
    this.retryAfterSeconds = boundedWait(options.retryAfterSeconds);
    this.isLost = options.isLost ?? false;
  }

  /** The same failure, marked so that the work is begun anew. */
  asLost(): VendorError {
    return new VendorError(this.message, {
      class: this.class,
      code: this.code,
      ...(this.status !== undefined && { status: this.status }),
      retryAfterSeconds: this.retryAfterSeconds,
      isLost: true,
      cause: this.cause,
    });
  }
}

/** Seconds: a vendor that asks us to wait for longer is tried with one call after this time. */
const MAX_WAIT_SECONDS = 300;

function boundedWait(seconds: number | undefined): number | undefined {
  if (seconds === undefined || Number.isNaN(seconds)) return undefined;
  return Math.min(MAX_WAIT_SECONDS, Math.max(0, Math.ceil(seconds)));
}
