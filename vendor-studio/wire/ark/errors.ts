/** An error as ModelArk answers it: https://docs.byteplus.com/en/docs/ModelArk/1299023. */
export interface ArkError {
  httpStatus: number;
  type: string;
  code: string;
  message: string;
  param: string;
}

function arkError(
  httpStatus: number,
  type: string,
  code: string,
  message: string,
  param = "",
): ArkError {
  return { httpStatus, type, code, message, param };
}

export const unauthorized = arkError(
  401,
  "Unauthorized",
  "AuthenticationError",
  "The API key or AK/SK in the request is missing or invalid.",
);

export const sensitiveOutput = arkError(
  400,
  "BadRequest",
  "OutputImageSensitiveContentDetected",
  "The request failed because the output image may contain sensitive information.",
);

export const rateLimited = arkError(
  429,
  "TooManyRequests",
  "ModelAccountIpmRateLimitExceeded",
  "The account has exceeded the images-per-minute limit for this model.",
);

export function missingParameter(param: string): ArkError {
  const message = `The request failed because it is missing \`${param}\` parameter.`;
  return arkError(400, "BadRequest", "MissingParameter", message, param);
}

export function invalidParameter(param: string, reason: string): ArkError {
  const message = `The parameter \`${param}\` specified in the request is not valid: ${reason}.`;
  return arkError(400, "BadRequest", "InvalidParameter", message, param);
}

export function unknownModel(model: string): ArkError {
  const message = `The model or endpoint ${model} does not exist or you do not have access to it.`;
  return arkError(404, "NotFound", "InvalidEndpointOrModel.NotFound", message);
}

export function serverError(status: number): ArkError {
  if (status === 503) {
    const message = "The service is currently unable to handle additional requests.";
    return arkError(status, "TooManyRequests", "ServerOverloaded", message);
  }
  const message = "The service encountered an unexpected internal error.";
  return status >= 500
    ? arkError(status, "InternalServerError", "InternalServiceError", message)
    : arkError(status, "BadRequest", "InvalidParameter", message);
}

/** `requestId` closes the message, as on the vendor's side, so that support can find the call. */
export function errorResponse(
  { httpStatus, code, message, param, type }: ArkError,
  requestId: string,
  retryAfterSeconds?: number,
): Response {
  const body = { error: { code, message: `${message} Request id: ${requestId}`, param, type } };
  const headers: HeadersInit = retryAfterSeconds === undefined
    ? {}
    : { "retry-after": String(Math.ceil(retryAfterSeconds)) };
  return Response.json(body, { status: httpStatus, headers });
}
