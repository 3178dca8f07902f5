import { z } from "zod";
import {
  classOfStatus,
  connectionError,
  retryAfterSeconds,
  secondsIn,
  unreadableAnswer,
} from "../retry-policy.ts";
import { parseJson } from "../parse-json.ts";
import { redact } from "../redact.ts";
import { VendorError } from "../vendor-error.ts";

/** https://cloud.google.com/apis/design/errors, as the SDK puts it into its error's message. */
const googleError = z.object({
  error: z.object({
    code: z.int().min(400).max(599).optional().catch(undefined),
    message: z.string().catch(""),
    status: z.string().catch(""),
    details: z.array(z.looseObject({ "@type": z.string() })).catch([]),
  }),
});

/** HTTP's status for each of gRPC's. https://cloud.google.com/apis/design/errors#error_codes */
const statuses: Record<string, number> = {
  ...{ INVALID_ARGUMENT: 400, FAILED_PRECONDITION: 400, OUT_OF_RANGE: 400 },
  ...{ UNAUTHENTICATED: 401, PERMISSION_DENIED: 403, NOT_FOUND: 404, RESOURCE_EXHAUSTED: 429 },
  ...{ CANCELLED: 499, INTERNAL: 500, UNKNOWN: 500, UNAVAILABLE: 503, DEADLINE_EXCEEDED: 504 },
};

const retryInfo = z.object({
  "@type": z.literal("type.googleapis.com/google.rpc.RetryInfo"),
  retryDelay: z.string().regex(/^\d+(\.\d+)?s$/),
});

/**
 * Whatever the SDK threw, as a `VendorError`.
 *
 * @param retryAfter the header of that name, which Google seldom sends: it says so in the body.
 */
export function geminiError(
  error: unknown,
  apiKey: string,
  retryAfter: string | null,
): VendorError {
  if (error instanceof VendorError) return error;
  if (error instanceof SyntaxError) {
    return unreadableAnswer("gemini", redact(error.message, apiKey));
  }
  if (!isApiError(error)) return connectionError("gemini", error, apiKey);
  return classify(error.status, readGoogleError(error.message), apiKey, retryAfter);
}

/**
 * The error in the body of an answer whose status says success. Undefined where there is none, or
 * where it is null or empty.
 */
export function errorInSuccess(
  body: unknown,
  apiKey: string,
  retryAfter: string | null,
): VendorError | undefined {
  const said = googleError.safeParse(body).data?.error;
  if (said === undefined) return undefined;
  const status = said.code ?? statuses[said.status];
  if (status !== undefined) return classify(status, said, apiKey, retryAfter);
  return said.message === "" ? undefined : unreadableAnswer("gemini", redact(said.message, apiKey));
}

function classify(
  status: number,
  said: GoogleError | undefined,
  apiKey: string,
  retryAfter: string | null,
): VendorError {
  const detail = said === undefined ? "" : `: ${said.status}: ${said.message}`;
  return new VendorError(redact(`gemini: ${status}${detail}`, apiKey), {
    ...(said !== undefined && refusesKey(said) ? classOfStatus(401) : classOfStatus(status)),
    status,
    retryAfterSeconds: retryDelay(said?.details ?? []) ?? retryAfterSeconds(retryAfter) ??
      (status === 429 ? secondsIn(said?.message) : undefined),
  });
}

/** By its shape: the class itself is in the SDK, which is loaded late. */
function isApiError(error: unknown): error is Error & { status: number } {
  return error instanceof Error && "status" in error && typeof error.status === "number";
}

type GoogleError = z.infer<typeof googleError>["error"];

function readGoogleError(message: string): GoogleError | undefined {
  return googleError.safeParse(parseJson(message)).data?.error;
}

/**
 * Google answers a wrong key with a 400, and a project that has no billing where it would need it.
 * https://ai.google.dev/gemini-api/docs/api-key, https://ai.google.dev/gemini-api/docs/troubleshooting
 */
function refusesKey({ status, details }: GoogleError): boolean {
  return status === "FAILED_PRECONDITION" ||
    details.some(({ reason }) => reason === "API_KEY_INVALID");
}

/** A quota that refills soon comes with a time to wait; one that is used up for the day doesn't. */
function retryDelay(details: unknown[]): number | undefined {
  for (const detail of details) {
    const parsed = retryInfo.safeParse(detail);
    if (parsed.success) return Math.ceil(Number.parseFloat(parsed.data.retryDelay));
  }
  return undefined;
}
