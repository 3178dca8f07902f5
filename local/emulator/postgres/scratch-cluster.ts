import { join } from "node:path";
import postgres from "postgres";
import { bootstrapDatabase } from "./bootstrap.ts";
import { type Cluster, startCluster } from "./cluster.ts";

/** A cluster for one test file: bootstrapped, on a free port, gone afterwards. */
export interface ScratchCluster extends Cluster {
  /** As `supabase_admin`. */
  admin: postgres.Sql;
  /** As role `postgres`; one connection, so that `set role` holds until it is reset. */
  owner: postgres.Sql;
}

/** Lends a scratch cluster to `work`. */
export async function withScratchCluster<Result>(
  work: (cluster: ScratchCluster) => Promise<Result>,
): Promise<Result> {
  const folder = await Deno.makeTempDir({ prefix: "logokraft-" });
  await Deno.chmod(folder, 0o755); // Or Postgres's account could not enter it.
  const cluster = await startCluster({ directory: join(folder, "postgres"), port: 0 });
  const admin = postgres(cluster.adminUrl, { max: 4, onnotice: () => {} });
  const owner = postgres(cluster.ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await bootstrapDatabase(admin);
    return await work({ ...cluster, admin, owner });
  } finally {
    await Promise.all([admin.end({ timeout: 1 }), owner.end({ timeout: 1 })]);
    await cluster.stop();
    await Deno.remove(folder, { recursive: true });
  }
}
