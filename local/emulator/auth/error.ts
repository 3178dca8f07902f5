/** A refusal as GoTrue words it: https://supabase.com/docs/guides/auth/debugging/error-codes */
export class AuthError extends Error {
  /** @param extra further members of the body, such as `weak_password`. */
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly extra: Record<string, unknown> = {},
  ) {
    super(message);
  }
}

const CODES_ARE_STRINGS = "2024-01-01";

/**
 * The error as a response. Clients that name API version 2024-01-01 or later get the code as
 * `code`; to older ones `code` was the HTTP status.
 */
export function errorResponse(error: AuthError, apiVersion: string | undefined): Response {
  const { status, code, message, extra } = error;
  if (apiVersion === undefined || apiVersion < CODES_ARE_STRINGS) {
    return Response.json({ code: status, error_code: code, msg: message, ...extra }, { status });
  }
  return Response.json({ code, message, ...extra }, {
    status,
    headers: { "x-supabase-api-version": CODES_ARE_STRINGS, "x-sb-error-code": code },
  });
}
