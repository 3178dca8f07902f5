import { stopInTime, unlessStopped, whenAskedToStop } from "../../local/stop-request.ts";
import { borrowStack } from "./borrow-stack.ts";
import { designLogos } from "./design-logos.ts";
import type { Options } from "./options.ts";
import { OutputFolder } from "./output-folder.ts";

const STOPPED = new Error("Stopped");

/**
 * Has the logos designed by a stack that runs, or by one of its own.
 *
 * @param tellsParts whether each part of a stack of its own is told of once it is up
 * @returns whether every picture completed.
 * @throws an `Error` where it was asked to stop.
 */
export async function run(options: Options, tellsParts: boolean): Promise<boolean> {
  // Before a stack is started for it.
  const folder = await OutputFolder.open(options.out);
  const stopRequest = whenAskedToStop();
  const stop = new AbortController();
  stopRequest.then(() => stop.abort(STOPPED));
  const borrowing = borrowStack(tellsParts);
  const designing = borrowing.then((stack) => designLogos(stack, options, folder, stop.signal));
  try {
    const isComplete = await unlessStopped(designing, stopRequest);
    if (isComplete === undefined) throw STOPPED;
    return isComplete;
  } finally {
    // What is drawn still gets its contact sheet.
    const ended = { stop: () => designing.then(() => {}, () => {}) };
    await Promise.all([stopInTime(borrowing), stopInTime(Promise.resolve(ended))]);
    await folder.leave();
  }
}
