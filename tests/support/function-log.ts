import { join } from "node:path";
import { z } from "zod";

/** What the functions of a local stack have printed so far. */
export function logDirectory(): string {
  const directory = z.string({ error: "needs the logs of a local stack: run deno task test" })
    .parse(Deno.env.get("STACK_DIRECTORY"));
  return join(directory, "log");
}

/** Waits until the functions' log has so many lines that match. @throws after `milliseconds`. */
export async function untilLogged(
  matches: (line: string) => boolean,
  count: number,
  milliseconds: number,
): Promise<void> {
  const file = join(logDirectory(), "functions.log");
  const watcher = Deno.watchFs(file);
  const timer = setTimeout(() => watcher.close(), milliseconds);
  const found = async () => (await Deno.readTextFile(file)).split("\n").filter(matches).length;
  try {
    if (await found() >= count) return;
    for await (const _ of watcher) if (await found() >= count) return;
    throw new Error(`${await found()} of ${count} lines after ${milliseconds} ms`);
  } finally {
    clearTimeout(timer);
    try {
      watcher.close();
    } catch {
      // The time was up, or the loop closed it.
    }
  }
}
