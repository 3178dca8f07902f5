import { type FieldError, type ProblemCode, problems } from "../contract/problem.ts";

interface ProblemOptions extends ErrorOptions {
  errors?: FieldError[];
  headers?: Record<string, string>;
  /**
   * Further members of the answer. They replace members of the same name that every problem has.
   */
  members?: Record<string, unknown>;
}

/** An error that its caller is told about: thrown anywhere, answered as problem details. */
export class Problem extends Error {
  readonly errors: FieldError[] | undefined;
  readonly headers: Record<string, string>;
  readonly members: Record<string, unknown>;

  /** @param detail what the caller can do, without secrets; default: the code's own advice. */
  constructor(readonly code: ProblemCode, detail?: string, options: ProblemOptions = {}) {
    super(detail ?? problems[code].advice, options);
    this.name = "Problem";
    this.errors = options.errors;
    this.headers = options.headers ?? {};
    this.members = options.members ?? {};
  }

  get status() {
    return problems[this.code].status;
  }
}

/** No token, or one that is expired, forged or void. */
export function unauthorized(): Problem {
  return new Problem("unauthorized", undefined, { headers: { "www-authenticate": "Bearer" } });
}

/** One thing that is wrong with a request. @param path where, e.g. `brief_data.colors.0`. */
export function invalidAt(path: string, message: string): Problem {
  return invalid([{ path, message }]);
}

/** At most so many errors are repeated in the detail, for clients that show nothing else. */
const NAMED_ERRORS = 3;

/** What breaks the rules of a request; each message goes on from its path: "must be a list". */
export function invalid(errors: FieldError[]): Problem {
  const named = errors.slice(0, NAMED_ERRORS)
    .map(({ path, message }) => `${path || "The request"} ${message}`).join("; ");
  const more = errors.length > NAMED_ERRORS ? `; and ${errors.length - NAMED_ERRORS} more` : "";
  return new Problem("validation_failed", `${named}${more}.`, { errors });
}

/** The error's members on the wire: https://www.rfc-editor.org/rfc/rfc9457 */
export function problemBody(problem: Problem, requestId: string) {
  const { code, status, message: detail, errors, members } = problem;
  return {
    type: `urn:logokraft:problem:${code}`,
    title: problems[code].title,
    status,
    detail,
    code,
    request_id: requestId,
    ...(errors && { errors }),
    ...members,
  };
}

/** How long an outage will last is not known: the client should try again soon, but not at once. */
const RETRY_AFTER_SECONDS = 2;

/** The error's headers; where something is down, also when to ask again. */
export function problemHeaders({ status, headers }: Problem): Record<string, string> {
  return { ...(status === 503 && { "retry-after": String(RETRY_AFTER_SECONDS) }), ...headers };
}

/** The answer that tells an error. */
export function problemResponse(problem: Problem, requestId: string): Response {
  return Response.json(problemBody(problem, requestId), {
    status: problem.status,
    headers: {
      ...problemHeaders(problem),
      "content-type": "application/problem+json",
      "x-request-id": requestId,
    },
  });
}
