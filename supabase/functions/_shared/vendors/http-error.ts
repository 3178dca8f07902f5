import { redact } from "./redact.ts";
import { type FailureClass, VendorError, type WorkerFailureCode } from "./vendor-error.ts";

/** What an HTTP status by itself says about a failure. */
export function classOfStatus(status: number): { class: FailureClass; code: WorkerFailureCode } {
  if (status === 429) return { class: "throttled", code: "vendor_unavailable" };
  if (status === 408 || status === 425 || status >= 500) {
    return { class: "transient", code: "vendor_unavailable" };
  }
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
 * Whatever a call threw, as a `VendorError`: one stays as it is, anything else is a connection
 * that failed or broke off. Not for aborts of our own, which are nobody's failure.
 */
export function connectionError(vendor: string, error: unknown, secret: string): VendorError {
  if (error instanceof VendorError) return error;
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new VendorError(redact(`${vendor}: ${reason}`, secret), {
    class: "transient",
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
