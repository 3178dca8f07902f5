import { whenLauncherIsGone } from "./launcher.ts";

/** Milliseconds in which one Ctrl-C may arrive by several ways: the terminal's, npx's, Deno's. */
const SAME_SIGNAL = 500;
/** Milliseconds that what was started gets to stop; what still runs then ends with this process. */
const STOP_TIMEOUT = 2_500;

/** Resolves when this process is asked to stop. Asked a second time, it ends at once. */
export function whenAskedToStop(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let first = Infinity;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    Deno.addSignalListener(signal, () => {
      // All that was started ends with this process.
      if (performance.now() - first > SAME_SIGNAL) Deno.exit(1);
      first = Math.min(first, performance.now());
      resolve();
    });
  }
  whenLauncherIsGone().then(resolve);
  return promise;
}

/**
 * What comes of some work, or undefined where a stop is asked for before it is done.
 *
 * @throws as the work, unless that failed because of the stop: a Ctrl-C ends the processes that were
 * started too, and their end may be heard of first.
 */
export async function unlessStopped<Result>(
  work: Promise<Result>,
  stopRequest: Promise<void>,
): Promise<Result | undefined> {
  const stopped = stopRequest.then(() => undefined);
  try {
    return await Promise.race([work, stopped]);
  } catch (error) {
    return await Promise.race([stopped, failAfter(SAME_SIGNAL, error)]);
  }
}

async function failAfter(milliseconds: number, error: unknown): Promise<never> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  throw error;
}

/**
 * Stops what has started, or is about to have; resolves when that is done, or takes too long. What
 * failed to start has stopped by itself.
 */
export async function stopInTime(starting: Promise<{ stop(): Promise<void> }>): Promise<void> {
  let timer;
  await Promise.race([
    starting.then((started) => started.stop(), () => {}),
    new Promise((resolve) => timer = setTimeout(resolve, STOP_TIMEOUT)),
  ]);
  clearTimeout(timer);
}
