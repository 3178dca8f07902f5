import { stopInTime, whenAskedToStop } from "../../local/stop-request.ts";
import { borrowStack } from "./borrow-stack.ts";
import { designLogos } from "./design-logos.ts";
import type { Options } from "./options.ts";
import { OutputFolder } from "./output-folder.ts";

/**
 * Has the logos designed by a stack that runs, or by one of its own.
 *
 * @param tellsParts whether each part of a stack of its own is told of once it is up
 * @returns whether every picture completed.
 */
export async function run(options: Options, tellsParts: boolean): Promise<boolean> {
  // Before a stack is started for it.
  const folder = await OutputFolder.open(options.out);
  const stop = new AbortController();
  const stopped = whenAskedToStop().then(() => {
    stop.abort(new Error("Stopped"));
    throw stop.signal.reason;
  });
  const borrowing = borrowStack(tellsParts);
  const designing = borrowing.then((stack) => designLogos(stack, options, folder, stop.signal));
  try {
    return await Promise.race([designing, stopped]);
  } finally {
    await stopInTime(borrowing);
  }
}
