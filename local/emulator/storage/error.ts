/**
 * What the Storage API refuses with. Its body carries the true status; over HTTP all refusals are
 * 400, as hosted (https://supabase.com/docs/guides/storage/debugging/error-codes), save those that
 * name an `httpStatus`.
 */
export class StorageError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    private readonly options: {
      /** The older name of `code`, which clients still read. */
      label?: string;
      httpStatus?: number;
      headers?: Record<string, string>;
    } = {},
  ) {
    super(message);
  }

  toResponse(): Response {
    const { label, httpStatus, headers } = this.options;
    const body = {
      statusCode: String(this.status),
      error: label ?? this.code,
      message: this.message,
      code: this.code,
    };
    const status = httpStatus ?? (this.status === 500 ? 500 : 400);
    return Response.json(body, { status, headers });
  }
}

/** Names what was there already; any other error is passed on. */
export function nameConflict(code: "BucketAlreadyExists" | "KeyAlreadyExists") {
  return (error: unknown): never => {
    const conflict = error instanceof StorageError && error.code === "ResourceAlreadyExists";
    throw conflict ? refusals.exists(code) : error;
  };
}

/** The refusals that more than one place knows. */
export const refusals = {
  accessDenied: (message = "Access denied") =>
    new StorageError(403, "AccessDenied", message, { label: "Unauthorized" }),
  invalidRequest: (message: string) => new StorageError(400, "InvalidRequest", message),
  /** A request that doesn't have the route's shape. */
  malformed: (message: string) =>
    new StorageError(400, "InvalidRequest", message, { label: "Error" }),
  invalidParameter: (message: string) => new StorageError(400, "InvalidParameter", message),
  noContent: (message = "No content provided") => refusals.invalidRequest(message),
  noSuchBucket: () =>
    new StorageError(404, "NoSuchBucket", "Bucket not found", { label: "Bucket not found" }),
  noSuchKey: () => new StorageError(404, "NoSuchKey", "Object not found", { label: "not_found" }),
  exists: (code: "BucketAlreadyExists" | "KeyAlreadyExists" | "ResourceAlreadyExists") =>
    new StorageError(409, code, "The resource already exists", { label: "Duplicate" }),
  tooLarge: (what: "object" | "user_metadata" = "object") =>
    new StorageError(413, "EntityTooLarge", `The ${what} exceeded the maximum allowed size`, {
      label: "Payload too large",
    }),
  invalidKey: (key: string) => new StorageError(400, "InvalidKey", `Invalid key: ${key}`),
  invalidBucketName: () =>
    new StorageError(400, "InvalidBucketName", "Bucket name invalid", { label: "Invalid Input" }),
  invalidMimeType: (mimeType: string) =>
    new StorageError(415, "InvalidMimeType", `mime type ${mimeType} is not supported`, {
      label: "invalid_mime_type",
    }),
  invalidSignature: (message: string) => new StorageError(400, "InvalidSignature", message),
  aborted: () => new StorageError(499, "Aborted", "Request aborted", { httpStatus: 499 }),
  unsatisfiableRange: (size: number) =>
    new StorageError(416, "InvalidRange", "invalid range provided", {
      label: "invalid_range",
      httpStatus: 416,
      headers: { "content-range": `bytes */${size}` },
    }),
};
