import { ApiProblem } from "@logokraft/client";

/** A sentence for the user, whatever went wrong. */
export function describeFailure(error: unknown): string {
  if (error instanceof ApiProblem) return error.message;
  // What `fetch` throws when there is no answer at all.
  if (error instanceof TypeError) return "LogoKraft can't be reached. Is there a connection?";
  return "Something went wrong. Please try again.";
}
