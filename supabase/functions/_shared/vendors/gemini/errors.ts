import { z } from "zod";
import {
  classOfStatus,
  connectionError,
  retryAfterSeconds,
  secondsIn,
  unreadableAnswer,
} from "../http-error.ts";
import { redact } from "../redact.ts";
import { VendorError } from "../vendor-error.ts";

/** https://cloud.google.com/apis/design/errors, as the SDK puts it into its error's message. */
const googleError = z.object({
  error: z.object({
    message: z.string().catch(""),
    status: z.string().catch(""),
    details: z.array(z.looseObject({ "@type": z.string() })).catch([]),
  }),
});

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
  if (error instanceof SyntaxError) {
    return unreadableAnswer("gemini", redact(error.message, apiKey));
  }
  if (!isApiError(error)) return connectionError("gemini", error, apiKey);
  const said = readGoogleError(error.message);
  const detail = said === undefined ? "" : `: ${said.status}: ${said.message}`;
  return new VendorError(redact(`gemini: ${error.status}${detail}`, apiKey), {
    ...(refusesKey(said?.details ?? []) ? classOfStatus(401) : classOfStatus(error.status)),
    status: error.status,
    retryAfterSeconds: retryDelay(said?.details ?? []) ?? retryAfterSeconds(retryAfter) ??
      (error.status === 429 ? secondsIn(said?.message) : undefined),
  });
}

/** By its shape: the class itself is in the SDK, which is loaded late. */
function isApiError(error: unknown): error is Error & { status: number } {
  return error instanceof Error && "status" in error && typeof error.status === "number";
}

function readGoogleError(message: string): z.infer<typeof googleError>["error"] | undefined {
  try {
    return googleError.parse(JSON.parse(message)).error;
  } catch {
    return undefined;
  }
}

/** Google answers a wrong key with a 400. https://ai.google.dev/gemini-api/docs/api-key */
function refusesKey(details: z.infer<typeof googleError>["error"]["details"]): boolean {
  return details.some(({ reason }) => reason === "API_KEY_INVALID");
}

/** A quota that refills soon says when; one that is spent for the day doesn't. */
function retryDelay(details: unknown[]): number | undefined {
  for (const detail of details) {
    const parsed = retryInfo.safeParse(detail);
    if (parsed.success) return Math.ceil(Number.parseFloat(parsed.data.retryDelay));
  }
  return undefined;
}
