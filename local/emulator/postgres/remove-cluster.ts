import { join } from "node:path";
import { removeHome } from "./home.ts";
import { lockHome } from "./lock.ts";
import { stopOrphan } from "./orphan.ts";

/**
 * Throws a cluster's data away; one that doesn't exist is fine.
 *
 * @throws when it is running.
 */
export async function removeCluster(directory: string): Promise<void> {
  const home = await Deno.realPath(directory).catch(() => undefined);
  if (home === undefined) return await removeHome(directory);
  const lock = await lockHome(home);
  try {
    await stopOrphan(join(home, "data"));
    await removeHome(directory);
  } finally {
    lock.close();
  }
}
