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

/** Stops what has started, or is about to have; resolves when that is done, or takes too long. */
export async function stopInTime(starting: Promise<{ stop(): Promise<void> }>): Promise<void> {
  let timer;
  await Promise.race([
    starting.then((started) => started.stop()),
    new Promise((resolve) => timer = setTimeout(resolve, STOP_TIMEOUT)),
  ]);
  clearTimeout(timer);
}
