/** An error as ModelArk answers it: https://docs.byteplus.com/en/docs/ModelArk/1299023. */
export interface ArkError {
  httpStatus: number;
  code: string;
  message: string;
  type: string;
  param?: string;
  retryAfterSeconds?: number;
}

export function unauthorized(): ArkError {
  return {
    httpStatus: 401,
    code: "AuthenticationError",
    message: "The API key or AK/SK in the request is missing or invalid.",
    type: "Unauthorized",
  };
}

export function missingParameter(param: string): ArkError {
  return {
    httpStatus: 400,
    code: "MissingParameter",
    message: `The request failed because it is missing \`${param}\` parameter.`,
    type: "BadRequest",
    param,
  };
}

export function invalidParameter(param: string, reason: string): ArkError {
  return {
    httpStatus: 400,
    code: "InvalidParameter",
    message: `The parameter \`${param}\` specified in the request is not valid: ${reason}.`,
    type: "BadRequest",
    param,
  };
}

export function unknownModel(model: string): ArkError {
  return {
    httpStatus: 404,
    code: "InvalidEndpointOrModel.NotFound",
    message: `The model or endpoint ${model} does not exist or you do not have access to it.`,
    type: "NotFound",
  };
}

export function sensitiveOutput(): ArkError {
  return {
    httpStatus: 400,
    code: "OutputImageSensitiveContentDetected",
    message: "The request failed because the output image may contain sensitive information.",
    type: "BadRequest",
  };
}

export function rateLimited(retryAfterSeconds?: number): ArkError {
  return {
    httpStatus: 429,
    code: "ModelAccountIpmRateLimitExceeded",
    message: "The account has exceeded the images-per-minute limit for this model.",
    type: "TooManyRequests",
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  };
}

export function serverError(httpStatus: number): ArkError {
  return httpStatus === 503
    ? {
      httpStatus,
      code: "ServerOverloaded",
      message: "The service is currently unable to handle additional requests.",
      type: "TooManyRequests",
    }
    : {
      httpStatus,
      code: httpStatus >= 500 ? "InternalServiceError" : "InvalidParameter",
      message: "The service encountered an unexpected internal error.",
      type: httpStatus >= 500 ? "InternalServerError" : "BadRequest",
    };
}

/** `requestId` closes the message, as on the vendor's side, so that support can find the call. */
export function errorResponse(error: ArkError, requestId: string): Response {
  const { httpStatus, code, message, type, param = "", retryAfterSeconds } = error;
  const body = { error: { code, message: `${message} Request id: ${requestId}`, param, type } };
  const headers: HeadersInit = retryAfterSeconds === undefined
    ? {}
    : { "retry-after": String(Math.ceil(retryAfterSeconds)) };
  return Response.json(body, { status: httpStatus, headers });
}
