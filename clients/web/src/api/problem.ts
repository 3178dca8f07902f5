import type { components } from "./schema.ts";

type ProblemDetails = components["schemas"]["Problem"];

/** Why the API said no. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: ProblemDetails["code"];
  /** By where they stand in the request, e.g. `brief_data.company_name`. */
  readonly fields: ReadonlyMap<string, string>;

  constructor({ status, code, title, detail, errors = [] }: ProblemDetails) {
    super(detail || title);
    this.name = "ApiProblem";
    this.status = status;
    this.code = code;
    this.fields = new Map(errors.map(({ path, message }) => [path, message]));
  }
}

/** A sentence for the user, whatever went wrong. */
export function describeFailure(error: unknown): string {
  if (error instanceof ApiProblem) return error.message;
  // What `fetch` throws when there is no answer at all.
  if (error instanceof TypeError) {
    return "LogoKraft can't be reached. Is there a connection?";
  }
  return "Something went wrong. Please try again.";
}
