import { refusals } from "../error.ts";
import { readMultipart } from "./multipart.ts";

/** What a client sends to be stored. */
export interface UploadedFile {
  mimeType: string;
  cacheControl: string;
  isForm: boolean;
  /** The request's length as far as it was declared; a form's frame is counted in. */
  declaredLength: number | undefined;
  /** The length of the bytes themselves, where the client had to declare it. */
  length: number | undefined;
  userMetadata: Record<string, unknown> | undefined;
  /** To be read once. */
  chunks: AsyncIterable<Uint8Array>;
  /**
   * Reads what is left and forgets it. A client that is still sending when the answer comes may
   * see a broken connection instead of the answer.
   */
  discard(): Promise<void>;
}

/** Bytes of JSON. */
const USER_METADATA_LIMIT = 1024 * 1024;

/**
 * Takes a file out of a request: the body itself, or the file of a form.
 *
 * @throws `InvalidRequest` where there is none.
 */
export async function receiveFile(request: Request): Promise<UploadedFile> {
  const mimeType = request.headers.get("content-type") ?? "application/octet-stream";
  const declaredLength = contentLength(request.headers);
  // fetch has no body for an empty one.
  const body = request.body ?? new Blob().stream();
  if (!mimeType.startsWith("multipart/form-data")) {
    return {
      isForm: false,
      mimeType,
      cacheControl: request.headers.get("cache-control") ?? "no-cache",
      declaredLength,
      length: declaredLength,
      userMetadata: decodeUserMetadata(request.headers.get("x-metadata")),
      chunks: { [Symbol.asyncIterator]: () => body.values({ preventCancel: true }) },
      discard: () => drain(body).catch(() => {}),
    };
  }

  const { fields, file, discard } = await readMultipart(body, mimeType);
  const userMetadata = fields.get("metadata") ?? fields.get("userMetadata");
  if (new TextEncoder().encode(userMetadata).length > USER_METADATA_LIMIT) {
    await discard();
    throw refusals.tooLarge("user_metadata");
  }
  const maxAge = fields.get("cacheControl");
  return {
    isForm: true,
    mimeType: fields.get("contentType") ?? file.mimeType,
    cacheControl: maxAge ? `max-age=${maxAge}` : "no-cache",
    declaredLength,
    length: undefined,
    userMetadata: parseUserMetadata(userMetadata),
    chunks: file.chunks,
    discard,
  };
}

/** The header `x-metadata`: base64 of a JSON object. What can't be read counts as absent, as hosted. */
export function decodeUserMetadata(header: string | null): Record<string, unknown> | undefined {
  try {
    return parseUserMetadata(new TextDecoder().decode(Uint8Array.fromBase64(header ?? "")));
  } catch {
    return undefined;
  }
}

function parseUserMetadata(json: string | undefined): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(json ?? "");
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function contentLength(headers: Headers): number | undefined {
  const length = headers.get("content-length");
  return length === null ? undefined : Number(length);
}

async function drain(body: ReadableStream<Uint8Array>): Promise<void> {
  for await (const _chunk of body) {
    // Read to the end, and forgotten.
  }
}
