import { join } from "node:path";

/**
 * Takes the folder for this process, until `close()` or the process's death by whatever cause. With
 * it in hand, a Postgres found running there is an orphan and may be stopped.
 *
 * @throws when another process holds it.
 */
export async function lockHome(home: string): Promise<{ close(): void }> {
  const file = await Deno.open(join(home, "lock"), {
    ...{ read: true, write: true, create: true, mode: 0o600 },
  });
  if (!await file.tryLock(true)) {
    const holder = await new Response(file.readable).text();
    throw new Error(
      `Already running from ${home} (process ${holder.trim() || "unknown"}): stop it first. ` +
        "Two stacks side by side need two checkouts.",
    );
  }
  await file.truncate();
  await file.write(new TextEncoder().encode(`${Deno.pid}\n`));
  return {
    close() {
      // A child that was forked a moment ago, by any thread, has the file open until it runs its own
      // program, and closing ours would leave the lock to it.
      file.unlockSync();
      file.close();
    },
  };
}
