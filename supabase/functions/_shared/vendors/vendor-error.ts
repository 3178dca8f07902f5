/**
 * What the database does about a failure. `transient`: again, later. `throttled`: the vendor's
 * gate closes, no attempt is spent. `permanent`: failed for good. `unknown`: again, twice at most.
 */
export type FailureClass = "transient" | "throttled" | "permanent" | "unknown";

/** The codes of the public contract that a worker can fail with. */
export type FailureCode =
  | "content_policy"
  | "vendor_unavailable"
  | "vendor_rejected"
  | "deadline_exceeded"
  | "worker_lost"
  | "bad_picture"
  | "prompts_unusable";

/** What a user reads; never a vendor's own words, which are for developers. */
const sentences: Record<FailureCode, string> = {
  content_policy:
    "The AI service declined this under its content policy. A change of wording may help.",
  vendor_unavailable: "The AI service can't be reached at the moment. Please try again later.",
  vendor_rejected: "The AI service didn't accept the request.",
  deadline_exceeded: "This took longer than it may. Please try again.",
  worker_lost: "The work was interrupted. Please try again.",
  bad_picture: "The AI service returned something that is not a usable picture. Please try again.",
  prompts_unusable:
    "No usable ideas came back for this brief. Please try again, or word it differently.",
};

export interface VendorErrorOptions extends ErrorOptions {
  class: FailureClass;
  code: FailureCode;
  /** Of the answer; absent where none came. */
  status?: number;
  /** How long the vendor asked us to stay away. */
  retryAfterSeconds?: number | undefined;
}

/**
 * A call to a vendor that failed. `message` is for the log; `sentence` is for the user.
 */
export class VendorError extends Error {
  readonly class: FailureClass;
  readonly code: FailureCode;
  readonly status: number | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(message: string, options: VendorErrorOptions) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.name = "VendorError";
    this.class = options.class;
    this.code = options.code;
    this.status = options.status;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  get sentence(): string {
    return sentences[this.code];
  }
}

/** The sentence a user reads for a code. */
export function sentenceFor(code: FailureCode): string {
  return sentences[code];
}
