import { z } from "zod";
import { classOfStatus, retryAfterSeconds, secondsIn } from "../retry-policy.ts";
import { parseJson } from "../parse-json.ts";
import { redact } from "../redact.ts";
import { type FailureKind, VendorError } from "../vendor-error.ts";

const faultFields = z.object({
  code: z.union([z.string(), z.number().transform(String)]).catch(""),
  message: z.string().catch(""),
});

/**
 * https://docs.byteplus.com/en/docs/ModelArk/1299023. Gateways in between answer a status as the
 * code, a sentence alone, or a text in place of the object. One that says nothing is none.
 */
export const arkFault = z.union([
  z.string().trim().transform((said) =>
    /\s/.test(said) ? { code: "", message: said } : { code: said, message: "" }
  ),
  faultFields,
]).refine(({ code, message }) => code !== "" || message !== "");

const body = z.object({ error: arkFault });

/** What a code means, where it tells more than the status that it comes with. */
const knownFaults: [RegExp, FailureKind][] = [
  // The vendor's check of the content failed, so it says nothing about the content.
  [/^ContentSecurityDetectionError/, { class: "transient", code: "vendor_unavailable" }],
  [
    /SensitiveContentDetected|RiskDetection|PolicyViolation/,
    { class: "permanent", code: "content_policy" },
  ],
  [/RateLimitExceeded|^QuotaExceeded|LimitExceeded$|^InflightBatchsizeExceeded/, {
    class: "throttled",
    code: "vendor_unavailable",
  }],
  [/^ServerOverloaded|^InternalServiceError|Timeout/, {
    class: "transient",
    code: "vendor_unavailable",
  }],
  // The codes below come with a status of the same meaning, unless the status says success.
  [/^(Authentication|AccessDenied|AccountOverdue|ModelNotOpen)|NotFound$/, {
    class: "refused_key",
    code: "vendor_unavailable",
  }],
  [/^(Invalid|Missing)Parameter/, { class: "permanent", code: "vendor_rejected" }],
];

/**
 * As a `VendorError`: an answer with an error status, an error in an answer that says success, or
 * the error of one picture in a list.
 *
 * @param said the body, as text or parsed.
 */
export function arkError(response: Response | undefined, said: unknown, apiKey: string) {
  const fault = readFault(said);
  const kind = classify(fault?.code ?? "", response);
  const detail = fault === undefined ? "" : ` ${fault.code}: ${fault.message}`;
  return new VendorError(redact(`ark: ${response?.status ?? "picture"}${detail}`, apiKey), {
    ...kind,
    class: isOutage(response) && kind.class === "transient" ? "outage" : kind.class,
    retryAfterSeconds: retryAfterSeconds(response?.headers.get("retry-after") ?? null) ??
      (kind.class === "throttled" ? secondsIn(fault?.message) : undefined),
  });
}

function classify(code: string, response: Response | undefined): FailureKind {
  const isThrottled = response?.status === 429;
  const listed = knownFaults.find(([pattern, { class: failure }]) =>
    // A 429 always closes the gate and spends no attempt, also where its code would be transient.
    pattern.test(code) && !(isThrottled && failure === "transient")
  );
  if (listed !== undefined) return listed[1];
  if (response !== undefined && !response.ok) return classOfStatus(response.status);
  const isOfPicture = response === undefined;
  // The answer's own status says success, but its code may be an HTTP status.
  if (/^[45]\d\d$/.test(code)) {
    const said = classOfStatus(Number(code));
    // The failure of one picture in a list is no outage.
    return isOfPicture && said.class === "outage" ? { ...said, class: "transient" } : said;
  }
  return { class: "unknown", code: isOfPicture ? "vendor_rejected" : "vendor_unavailable" };
}

/** Whether a temporary error counts as an outage: that of one picture in a list does not. */
function isOutage(response: Response | undefined): boolean {
  return response !== undefined && (response.ok || response.status >= 500);
}

function readFault(said: unknown): z.infer<typeof arkFault> | undefined {
  return body.safeParse(typeof said === "string" ? parseJson(said) : said).data?.error;
}
