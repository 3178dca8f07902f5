import { installAuthSchema } from "./auth/schema.ts";
import { bootstrapDatabase } from "./postgres/bootstrap.ts";
import type { Cluster } from "./postgres/cluster.ts";
import { connect } from "./postgres/connect.ts";
import { applyMigrations } from "./postgres/migrate.ts";
import { installRealtimeSchema } from "./realtime/schema.ts";
import { installStorageSchema } from "./storage/schema.ts";

/**
 * Brings a database from empty, or from where it was left, to what the functions expect.
 *
 * @param takesEdited and
 * @throws as `applyMigrations`
 */
export async function prepareDatabase(
  { adminUrl, ownerUrl }: Pick<Cluster, "adminUrl" | "ownerUrl">,
  migrations: string,
  takesEdited = false,
): Promise<void> {
  const admin = connect(adminUrl, { max: 1, onnotice: () => {} });
  try {
    await bootstrapDatabase(admin);
    await installAuthSchema(admin);
    await installStorageSchema(admin);
    await installRealtimeSchema(admin);
  } finally {
    await admin.end({ timeout: 1 });
  }
  await applyMigrations(ownerUrl, migrations, takesEdited);
}
