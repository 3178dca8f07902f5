import { type KitRow, kitRowSchema } from "../../contract/kit.ts";
import type { UserClient } from "../../database.ts";
import { Problem } from "../../http/problem.ts";
import { required } from "../database-errors.ts";

const columns = kitRowSchema.keyof().options.join();

/**
 * The brand kit of a logo.
 *
 * @throws Problem `not_found` where none was asked for, and for another user's, as row level security
 * hides it.
 */
export async function findKit(client: UserClient, assetId: string): Promise<KitRow> {
  const row = required(
    await client.from("brand_kits").select(columns).eq("asset_id", assetId).maybeSingle(),
  );
  if (!row) throw new Problem("not_found");
  return kitRowSchema.parse(row);
}
