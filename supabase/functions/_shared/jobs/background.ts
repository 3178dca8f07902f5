import { ShutDown } from "./stop-reasons.ts";

/** A global object that hosted functions have and plain Deno doesn't. */
declare const EdgeRuntime: { waitUntil(work: Promise<unknown>): void } | undefined;

/** Keeps the worker alive until the work is done, which goes on after the answer. */
export function runInBackground(work: Promise<unknown>): void {
  if (typeof EdgeRuntime !== "undefined") EdgeRuntime.waitUntil(work);
}

/** Aborts with `ShutDown` when the platform is about to stop this worker: at nine tenths of its time or memory. */
export function shutdownSignal(): AbortSignal {
  const controller = new AbortController();
  addEventListener("beforeunload", () => controller.abort(new ShutDown()), { once: true });
  return controller.signal;
}
