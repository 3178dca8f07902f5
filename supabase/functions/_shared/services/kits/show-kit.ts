import { type Kit, kitObjects, type KitRow, presentKit } from "../../contract/kit.ts";
import { buckets, type Signer } from "../../storage.ts";

/** A kit on the wire, its files signed in one call. */
export async function showKit(signer: Signer, row: KitRow): Promise<Kit> {
  return presentKit(row, await signer.sign(buckets.kits, kitObjects(row)));
}
