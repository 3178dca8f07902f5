import postgres from "postgres";

/** A refusal as PostgREST words it: https://docs.postgrest.org/en/stable/references/errors.html */
export class RestError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details: unknown = null,
    readonly hint: string | null = null,
    readonly headers: object = {},
  ) {
    super(message);
  }
}

/** HTTP 416. @param total how many rows there are, where they were counted */
export function rangeError(details: string, total?: number): RestError {
  const headers = total === undefined ? {} : { "content-range": `*/${total}` };
  return new RestError(416, "PGRST103", "Requested range not satisfiable", details, null, headers);
}

function respond(status: number, body: object, headers: object = {}): Response {
  const contentType = { "content-type": "application/json; charset=utf-8" };
  return Response.json(body, { status, headers: { ...contentType, ...headers } });
}

/** @param isAnonymous what anonymous callers may not do is a 401: signing in might help. */
export function errorResponse(error: unknown, isAnonymous: boolean): Response {
  if (error instanceof postgres.PostgresError) return databaseErrorResponse(error, isAnonymous);
  if (isConnectionLoss(error)) {
    const message = "Could not connect with the database. Retrying the connection.";
    return errorResponse(new RestError(503, "PGRST000", message), isAnonymous);
  }
  if (!(error instanceof RestError)) {
    console.error("rest: unexpected failure", error);
    return errorResponse(new RestError(500, "PGRSTX00", "Unexpected failure"), isAnonymous);
  }
  const { status, code, details, hint, message, headers } = error;
  return respond(status, { code, details, hint, message }, headers);
}

/** The driver's own codes, or the system's. */
function isConnectionLoss(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" && /^(CONNECTION_|ECONN|EPIPE)/.test(code);
}

function databaseErrorResponse(error: postgres.PostgresError, isAnonymous: boolean): Response {
  if (error.code === "PGRST") return raisedResponse(error);
  const { code, detail: details = null, hint = null, message } = error;
  const status = statusOf(error, isAnonymous);
  const challenge = status === 401 ? { "www-authenticate": "Bearer" } : {};
  return respond(status, { code, details, hint, message }, challenge);
}

const statuses: Record<string, number> = {
  ...{ "23503": 409, "23505": 409, "25006": 405, "42883": 404, "42P01": 404, "42P17": 500 },
  ...{ "53400": 500, "57P01": 503, P0001: 400, "08": 503, "09": 500, "0L": 403, "0P": 403 },
  ...{ "25": 500, "28": 403, "2D": 500, "38": 500, "39": 500, "3B": 500, "40": 500, "53": 503 },
  ...{ "54": 500, "55": 500, "57": 500, "58": 500, F0: 500, HV: 500, P0: 500, XX: 500 },
};

/** By the whole SQLSTATE where one is listed, else by its class. */
function statusOf({ code, message }: postgres.PostgresError, isAnonymous: boolean): number {
  if (code === "42501") return isAnonymous ? 401 : 403;
  if (code === "21000") return message.endsWith("requires a WHERE clause") ? 400 : 500;
  const [, chosen] = /^PT([2-5]\d\d)$/.exec(code) ?? [];
  return Number(chosen ?? statuses[code] ?? statuses[code.slice(0, 2)] ?? 400);
}

/** `raise sqlstate 'PGRST'`: a function of the project's words its own answer, in JSON. */
function raisedResponse(error: postgres.PostgresError): Response {
  try {
    const { code, message, details = null, hint = null } = JSON.parse(error.message);
    const { status, headers } = JSON.parse(error.detail ?? "");
    return respond(status, { code, details, hint, message }, headers);
  } catch {
    const message = `Could not parse JSON in the "RAISE SQLSTATE 'PGRST'" error`;
    return errorResponse(new RestError(500, "PGRST121", message, error.message), false);
  }
}
