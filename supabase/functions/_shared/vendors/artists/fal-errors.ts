import { z } from "zod";
import { classOfStatus, retryAfterSeconds, secondsIn } from "../retry-policy.ts";
import { parseJson } from "../parse-json.ts";
import { redact } from "../redact.ts";
import { type FailureKind, VendorError } from "../vendor-error.ts";

/** https://fal.ai/docs/errors: a list where the input or the model objects, else a sentence. */
const body = z.object({
  detail: z.union([
    z.array(z.looseObject({ type: z.string().catch(""), msg: z.string().catch("") })),
    z.string(),
  ]),
});

type Detail = z.infer<typeof body>["detail"];

/** What the queue was asked. */
export type Asked = "submission" | "status" | "result" | "withdrawal";

/**
 * An answer with an error status as a `VendorError`.
 *
 * @param of what was asked for. A job whose input the model refuses, or whose runner failed, stays
 * failed, so the next attempt needs a new one. Where the runner failed, it costs nothing. An error
 * of a gateway in between, or of the queue itself, says nothing about the job: such an answer has
 * no `X-Fal-Error-Type`, and its `detail` is a sentence ("Request is still in progress") or absent.
 */
export function falError(response: Response, text: string, apiKey: string, of: Asked): VendorError {
  const detail = readDetail(text);
  const objections = Array.isArray(detail) ? detail : [];
  const hasRunnerFailed = of === "result" && response.status >= 500 &&
    response.headers.has("x-fal-error-type");
  const words = Array.isArray(detail)
    ? detail.map(({ type, msg }) => `${type}: ${msg}`).join("; ")
    : detail ?? "";
  return new VendorError(redact(`fal: ${response.status} ${words}`, apiKey), {
    ...classify(response, of, detail),
    status: response.status,
    isLost: (of !== "submission" && objections.length > 0) || hasRunnerFailed,
    retryAfterSeconds: retryAfterSeconds(response.headers.get("retry-after")) ??
      (response.status === 429 ? secondsIn(words) : undefined),
  });
}

/** The error in an answer that says success, where it has one. */
export function errorInSuccess(
  response: Response,
  text: string,
  apiKey: string,
  of: Asked,
): VendorError | undefined {
  return readDetail(text)?.length ? falError(response, text, apiKey, of) : undefined;
}

/** fal says in a header whether another try is worth it, which the status alone doesn't tell. */
function classify(
  { status, headers }: Response,
  of: Asked,
  detail: Detail | undefined,
): FailureKind {
  const objections = Array.isArray(detail) ? detail : [];
  if (objections.some(({ type }) => type === "content_policy_violation")) {
    return { class: "permanent", code: "content_policy" };
  }
  const isOfTheJob = objections.length > 0;
  const said = classOfStatus(status);
  const retryable = headers.get("x-fal-retryable");
  const isOfAModel = isOfTheJob || headers.has("x-fal-error-type");
  // Nothing but a model's own error ends a job that was taken: it is paid for, and may still be drawn.
  if (of !== "submission" && !isOfAModel && retryable !== "true") {
    if (said.class !== "permanent") return said;
    const failure = detail === undefined ? "unknown" : "transient";
    return { class: failure, code: "vendor_unavailable" };
  }
  // What an operator has to mend is nobody's job's fault, whatever is said of another try.
  const isOfTheAccount = said.class === "refused_key" && !isOfAModel;
  if (status === 429 || retryable === null || isOfTheAccount) return said;
  if (retryable !== "true") return { class: "permanent", code: "vendor_rejected" };
  // The error of the queue or of a runner is a sentence; that of a failed job is a list.
  return isOfTheJob
    ? { class: "transient", code: "vendor_unavailable" }
    : classOfStatus(status >= 500 ? status : 503);
}

/** Undefined where the answer has no error in fal's own form. */
function readDetail(text: string): Detail | undefined {
  return body.safeParse(parseJson(text)).data?.detail;
}
