import type { components } from "./schema.ts";

/** What the API answers where it refuses (RFC 9457). */
export type Problem = components["schemas"]["Problem"];

/** The API refused; `message` is a sentence for the user. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: Problem["code"];
  /** What was wrong, by where it stands in the request, e.g. `brief_data.company_name`. */
  readonly fields: ReadonlyMap<string, string>;

  constructor({ status, code, title, detail, errors = [] }: Problem) {
    super(detail || title);
    this.name = "ApiProblem";
    this.status = status;
    this.code = code;
    this.fields = new Map(errors.map(({ path, message }) => [path, message]));
  }
}

/** What a call came to: the client's answer to each method, e.g. `GET`. */
export interface ApiAnswer<Body> {
  data?: Body;
  error?: unknown;
  response: Response;
}

/**
 * The body of an answer.
 *
 * @throws `ApiProblem` where the API refused; an `Error` where something in between answered.
 */
export async function unwrap<Body>(answer: Promise<ApiAnswer<Body>>): Promise<Body> {
  const { data, error, response } = await answer;
  // The body of a 204 is `undefined`, which is its type, too.
  if (response.ok) return data as Body;
  if (isProblem(error)) throw new ApiProblem(error);
  throw new Error(`The API answered ${response.status}`);
}

function isProblem(error: unknown): error is Problem {
  return typeof error === "object" && error !== null && "code" in error && "status" in error;
}
