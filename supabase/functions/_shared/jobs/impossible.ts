import type { WorkerFailureCode } from "../vendors/vendor-error.ts";

/** The work can't be done, however often it is tried. `message` is for operators. */
export class Impossible extends Error {
  constructor(message: string, readonly code: WorkerFailureCode, options?: ErrorOptions) {
    super(message, options);
    this.name = "Impossible";
  }
}
