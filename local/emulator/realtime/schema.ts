import { join } from "node:path";
import type postgres from "postgres";

/** In this order: each calls those before it. */
const scripts = ["values.sql", "visibility.sql", "subscriptions.sql", "messages.sql"];

/** Puts Realtime's functions into schema `realtime`; safe to repeat. */
export async function installRealtimeSchema(sql: postgres.Sql): Promise<void> {
  const folder = join(import.meta.dirname ?? ".", "schema");
  await sql.begin(async (tx) => {
    for (const script of scripts) {
      await tx.unsafe(await Deno.readTextFile(join(folder, script)));
    }
    // They are Realtime's own: `can_see` for one would answer for any table.
    await tx`revoke execute on all functions in schema realtime from public`;
    await tx`
      grant execute on function realtime.topic, realtime.send, realtime.broadcast_changes
      to postgres, anon, authenticated, service_role`;
  });
}
