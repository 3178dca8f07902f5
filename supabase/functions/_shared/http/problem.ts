import { type FieldError, type ProblemCode, problems } from "../contract/problem.ts";

interface ProblemOptions extends ErrorOptions {
  errors?: FieldError[];
  headers?: Record<string, string>;
}

/** An error that its caller is told about: thrown anywhere, answered as problem details. */
export class Problem extends Error {
  readonly errors: FieldError[] | undefined;
  readonly headers: Record<string, string>;

  /** @param detail a sentence for the caller, without secrets. */
  constructor(readonly code: ProblemCode, detail?: string, options: ProblemOptions = {}) {
    super(detail ?? `${problems[code].title}.`, options);
    this.name = "Problem";
    this.errors = options.errors;
    this.headers = options.headers ?? {};
  }

  get status() {
    return problems[this.code].status;
  }
}

/** No token, or one that is expired, forged or void. */
export function unauthorized(): Problem {
  return new Problem("unauthorized", "Send a valid access token as Bearer.", {
    headers: { "www-authenticate": "Bearer" },
  });
}

/** One thing that is wrong with a request. @param path where, e.g. `brief_data.colors.0`. */
export function invalidAt(path: string, message: string): Problem {
  return new Problem("validation_failed", undefined, {
    errors: [{ path, message }],
  });
}

/** The error on the wire: https://www.rfc-editor.org/rfc/rfc9457 */
export function problemResponse(problem: Problem, requestId: string): Response {
  const { code, status, message: detail, errors, headers } = problem;
  return Response.json({
    type: `urn:logokraft:problem:${code}`,
    title: problems[code].title,
    status,
    detail,
    code,
    request_id: requestId,
    ...(errors && { errors }),
  }, {
    status,
    headers: {
      ...headers,
      "content-type": "application/problem+json",
      "x-request-id": requestId,
    },
  });
}
