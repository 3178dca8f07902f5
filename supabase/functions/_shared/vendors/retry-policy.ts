import { isTemporaryStatus } from "../timing/call-failed.ts";
import { redact } from "./redact.ts";
import { type FailureClass, type FailureKind, VendorError } from "./vendor-error.ts";

/**
 * What an HTTP status alone says about a failure: which errors of vendors are tried again. A
 * refused key, an overdue account and a model that no longer exists have to be mended by the
 * operator, so the work waits until then.
 */
export function classOfStatus(status: number): FailureKind {
  const unavailable = (failure: FailureClass): FailureKind => {
    return { class: failure, code: "vendor_unavailable" };
  };
  if (status === 429) return unavailable("throttled");
  if (isTemporaryStatus(status)) return unavailable("outage");
  if ([401, 402, 403, 404].includes(status)) return unavailable("refused_key");
  return { class: "permanent", code: "vendor_rejected" };
}

/** Seconds from now that a `Retry-After` asks for: a number, or a date. Undefined if unreadable. */
export function retryAfterSeconds(header: string | null, now = Date.now()): number | undefined {
  if (header === null) return undefined;
  const text = header.trim();
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text));
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now) / 1000));
}

/** Seconds that an error's words ask to wait, as "Please retry in 34.07s." does. */
export function secondsIn(message: string | undefined): number | undefined {
  const [, number, unit] =
    /\b(?:retry|again|wait)\b[^.\d]{0,30}(\d{1,5}(?:\.\d+)?)\s*(ms|s\b|sec|min|m\b)/i.exec(
      message ?? "",
    ) ?? [];
  if (number === undefined) return undefined;
  const scale = unit?.toLowerCase() === "ms" ? 0.001 : unit?.startsWith("m") ? 60 : 1;
  return Math.ceil(Number(number) * scale);
}

/**
 * What a call threw, as a `VendorError`. An error that is one already stays as it is; any other is
 * a connection that failed or broke off. Not for calls that we aborted: those are no failures of
 * the vendor's.
 */
export function connectionError(vendor: string, error: unknown, secret: string): VendorError {
  if (error instanceof VendorError) return error;
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new VendorError(redact(`${vendor}: ${reason}`, secret), {
    class: "outage",
    code: "vendor_unavailable",
  });
}

/** An answer that can't be read as what was asked for: a proxy's page, another version's JSON. */
export function unreadableAnswer(vendor: string, detail: string): VendorError {
  return new VendorError(`${vendor}: unreadable answer: ${detail.slice(0, 200)}`, {
    class: "unknown",
    code: "vendor_unavailable",
  });
}
