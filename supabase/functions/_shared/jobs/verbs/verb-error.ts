import { CallFailed } from "../../timing/call-failed.ts";

/** A verb that could not be called, or that the database refused. */
export class VerbError extends CallFailed {
  /** @param status of the answer; 0 where none came. */
  constructor(verb: string, status: number, detail: string) {
    super(`${verb}: ${status}: ${detail}`, status);
    this.name = "VerbError";
  }
}
