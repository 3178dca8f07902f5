import type { Database } from "../database.ts";

/** A request in fal's queue, as `save_provider_job` takes it. */
export const falRequest = (id: string) => ({
  kind: "fal_request",
  ...{ request_id: id, status_url: "s", response_url: "r", cancel_url: "c" },
  ...{ price_usd: 0.04, drawing: 1 },
});

/** Begins a picture whose request then waits in fal's queue. @returns the lease */
export async function queueAtFal(db: Database, asset: string): Promise<string> {
  const token = await db.claim(asset);
  await db.call("save_provider_job", {
    ...{ p_asset_id: asset, p_lease_token: token, p_provider_job: falRequest(asset) },
    p_report: { cost_usd: 0.04 },
  });
  return token;
}
