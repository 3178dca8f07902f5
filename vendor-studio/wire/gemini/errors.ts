/** An error as Google's APIs answer it: https://cloud.google.com/apis/design/errors. */
export interface GoogleError {
  code: number;
  status: string;
  message: string;
  details?: Record<string, unknown>[];
}

const statuses: Record<number, string> = {
  400: "INVALID_ARGUMENT",
  403: "PERMISSION_DENIED",
  404: "NOT_FOUND",
  429: "RESOURCE_EXHAUSTED",
  500: "INTERNAL",
  503: "UNAVAILABLE",
  504: "DEADLINE_EXCEEDED",
};

const messages: Record<number, string> = {
  429: "You exceeded your current quota, please check your plan and billing details.",
  500: "An internal error has occurred. Please retry or report in " +
    "https://developers.generativeai.google/guide/troubleshooting",
  503: "The model is overloaded. Please try again later.",
  504: "The request timed out. Please try again.",
};

export function googleError(
  code: number,
  message = messages[code] ?? "Unknown error.",
): GoogleError {
  return { code, status: statuses[code] ?? "UNKNOWN", message };
}

/** A 429; a quota that refills soon says when, one that is spent for the day doesn't. */
export function quotaExceeded(retryAfterSeconds?: number): GoogleError {
  const error = googleError(429);
  if (retryAfterSeconds === undefined) return error;
  return {
    ...error,
    message: `${error.message}\nPlease retry in ${retryAfterSeconds}s.`,
    details: [
      { "@type": "type.googleapis.com/google.rpc.RetryInfo", retryDelay: `${retryAfterSeconds}s` },
    ],
  };
}

/** A 400 that names what in the body it objects to. */
export function invalidArgument(violations: { field: string; description: string }[]): GoogleError {
  return {
    ...googleError(400, violations.map((violation) => violation.description).join("\n")),
    details: [
      { "@type": "type.googleapis.com/google.rpc.BadRequest", fieldViolations: violations },
    ],
  };
}

export function errorResponse(error: GoogleError): Response {
  return Response.json({ error }, { status: error.code });
}
