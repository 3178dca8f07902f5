/**
 * What the model objects to, each objection with its place:
 * https://fal.ai/docs/documentation/model-apis/errors.
 */
export interface Objection {
  loc: (string | number)[];
  msg: string;
  type: string;
  url?: string;
  ctx?: Record<string, unknown>;
  input?: unknown;
}

/** An answer in which the model names its objections. */
export function modelError(status: number, objections: Objection[], retryable: boolean): Response {
  const detail = objections.map(({ loc, msg, type, ...more }) => ({
    loc,
    msg,
    type,
    url: `https://docs.fal.ai/errors#${type}`,
    ...more,
  }));
  return Response.json({ detail }, {
    status,
    headers: { "x-fal-retryable": String(retryable) },
  });
}

/**
 * What went wrong around the model: https://fal.ai/docs/documentation/model-apis/request-errors.
 */
function requestError(status: number, type: string, detail: string): Response {
  return Response.json({ detail, error_type: type }, {
    status,
    headers: { "x-fal-error-type": type, "x-fal-retryable": String(status >= 500) },
  });
}

export function contentPolicyViolation(prompt: string): Response {
  return modelError(422, [{
    loc: ["body", "prompt"],
    msg:
      "The content could not be processed because it contained material flagged by a content checker.",
    type: "content_policy_violation",
    input: prompt,
  }], false);
}

export function noMediaGenerated(): Response {
  return modelError(422, [{
    loc: ["body"],
    msg: "The model did not generate any media for this input.",
    type: "no_media_generated",
  }], true);
}

const failures: Record<number, [type: string, detail: string]> = {
  499: ["client_cancelled", "Request was cancelled"],
  500: ["runner_server_error", "Runner server error"],
  502: ["runner_incomplete_response", "Runner sent a partial response"],
  503: ["runner_disconnected", "Runner disconnected"],
  504: ["request_timeout", "Request timed out"],
};

/** What answers this status at fal. */
export function failure(status: number): Response {
  const [type, detail] = failures[status] ??
    [status >= 500 ? "internal_error" : "bad_request", "Bad request"];
  return requestError(status, type, detail);
}

/** @param seconds after which it is worth another try, in words and in the header. */
export function tooMany(seconds: number | undefined): Response {
  const words = "Too many concurrent requests.";
  if (seconds === undefined) return Response.json({ detail: words }, { status: 429 });
  const whole = Math.ceil(seconds);
  return Response.json({ detail: `${words} Please try again in ${whole} seconds.` }, {
    status: 429,
    headers: { "retry-after": String(whole), "x-fal-retryable": "true" },
  });
}

export function unauthorized(): Response {
  const detail = "Authentication is required to access this application.";
  return Response.json({ detail }, { status: 401 });
}

export function notFound(what: string): Response {
  return Response.json({ detail: `${what} not found` }, { status: 404 });
}
