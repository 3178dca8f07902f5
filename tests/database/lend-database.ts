import postgres from "postgres";
import { prepareDatabase } from "../../local/emulator/database.ts";
import {
  type ScratchCluster,
  withScratchCluster,
} from "../../local/emulator/postgres/scratch-cluster.ts";

const migrations = new URL("../../supabase/migrations", import.meta.url).pathname;

type Connections = Pick<ScratchCluster, "admin" | "owner" | "adminUrl" | "ownerUrl">;

/** Variables that name a migrated cluster, of whose database every test file gets a copy. */
const ADMIN = "TEST_CLUSTER_ADMIN_URL";
const OWNER = "TEST_CLUSTER_OWNER_URL";

/** Lends a cluster whose database is migrated, as the environment of tests that copy it. */
export async function withMigratedCluster<Result>(
  work: (environment: Record<string, string>) => Promise<Result>,
): Promise<Result> {
  return await withScratchCluster(async ({ admin, owner, adminUrl, ownerUrl }) => {
    await prepareDatabase({ adminUrl, ownerUrl }, migrations);
    // A database with a connection can't be copied.
    await Promise.all([admin.end(), owner.end()]);
    return await work({ [ADMIN]: adminUrl, [OWNER]: ownerUrl });
  });
}

/** Lends a migrated database: a copy where there is a cluster to copy from, else one of a new cluster. */
export async function lendDatabase(work: (database: Connections) => Promise<void>): Promise<void> {
  const adminUrl = Deno.env.get(ADMIN);
  const ownerUrl = Deno.env.get(OWNER);
  if (adminUrl !== undefined && ownerUrl !== undefined) {
    return await withCopy({ adminUrl, ownerUrl }, work);
  }
  await withScratchCluster(async (cluster) => {
    await prepareDatabase(cluster, migrations);
    await work(cluster);
  });
}

async function withCopy(
  urls: { adminUrl: string; ownerUrl: string },
  work: (database: Connections) => Promise<void>,
): Promise<void> {
  const name = `copy_${crypto.randomUUID().replaceAll("-", "")}`;
  const [adminUrl, ownerUrl] = [withName(urls.adminUrl, name), withName(urls.ownerUrl, name)];
  // From another database, as a connection to the one that is copied would prevent it.
  const elsewhere = postgres(withName(urls.adminUrl, "template1"), { max: 1, onnotice: () => {} });
  try {
    await elsewhere.unsafe(`create database ${name} template postgres owner postgres`);
    // Settings of a database are not copied with it.
    await elsewhere.unsafe(`alter database ${name} set search_path = "$user", public, extensions`);
    const admin = postgres(adminUrl, { max: 4, onnotice: () => {} });
    const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} });
    try {
      await work({ admin, owner, adminUrl, ownerUrl });
    } finally {
      await Promise.all([admin.end({ timeout: 1 }), owner.end({ timeout: 1 })]);
      await elsewhere.unsafe(`drop database ${name} with (force)`);
    }
  } finally {
    await elsewhere.end({ timeout: 1 });
  }
}

function withName(url: string, database: string): string {
  const named = new URL(url);
  named.pathname = `/${database}`;
  return named.href;
}
