import { z } from "zod";
import { classOfStatus, retryAfterSeconds, secondsIn } from "../retry-policy.ts";
import { redact } from "../redact.ts";
import { type FailureClass, VendorError, type WorkerFailureCode } from "../vendor-error.ts";

/** https://docs.byteplus.com/en/docs/ModelArk/1299023 */
export const arkFault = z.object({ code: z.string().min(1), message: z.string().catch("") });

const body = z.object({ error: arkFault });

type Judgement = { class: FailureClass; code: WorkerFailureCode };

/** What a code says, where it says more than the status it comes with. */
const judgements: [RegExp, Judgement][] = [
  // The check itself failed, not what it checked.
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
  // Those below come with a status that says the same, if it isn't that of a success.
  [/^(Authentication|AccessDenied|AccountOverdue|ModelNotOpen)|NotFound$/, {
    class: "refused_key",
    code: "vendor_unavailable",
  }],
  [/^(Invalid|Missing)Parameter/, { class: "permanent", code: "vendor_rejected" }],
];

/**
 * An answer with an error status, or with an error in a success, or one of a list's pictures that
 * failed by itself, as a `VendorError`.
 *
 * @param said the body, as text or read already.
 */
export function arkError(response: Response | undefined, said: unknown, apiKey: string) {
  const fault = readFault(said);
  const isThrottled = response?.status === 429;
  const judgement =
    judgements.find(([code, { class: failure }]) =>
      fault !== undefined && code.test(fault.code) &&
      // A 429 always closes the gate and spends no attempt, also where its code would be transient.
      !(isThrottled && failure === "transient")
    )?.[1] ??
      (response === undefined
        ? { class: "unknown" as const, code: "vendor_rejected" as const }
        : response.ok
        ? { class: "unknown" as const, code: "vendor_unavailable" as const }
        : classOfStatus(response.status));
  const detail = fault === undefined ? "" : ` ${fault.code}: ${fault.message}`;
  return new VendorError(redact(`ark: ${response?.status ?? "picture"}${detail}`, apiKey), {
    ...judgement,
    class: isOutage(response) && judgement.class === "transient" ? "outage" : judgement.class,
    retryAfterSeconds: retryAfterSeconds(response?.headers.get("retry-after") ?? null) ??
      (judgement.class === "throttled" ? secondsIn(fault?.message) : undefined),
  });
}

/** A picture that failed by itself, in an answer that is otherwise a success, is none. */
function isOutage(response: Response | undefined): boolean {
  return response !== undefined && (response.ok || response.status >= 500);
}

function readFault(said: unknown): z.infer<typeof arkFault> | undefined {
  try {
    return body.parse(typeof said === "string" ? JSON.parse(said) : said).error;
  } catch {
    return undefined;
  }
}
