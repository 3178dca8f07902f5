import assert from "node:assert/strict";
import { ok, openApi } from "../support/api.ts";
import { assetsOf } from "../support/create.ts";
import { EventClient } from "../support/events.ts";
import type { User } from "../support/user.ts";
import type { DrawnLogos } from "./draw-logos.ts";
import type { Checked } from "./report.ts";

/** Has a logo changed in words, twice asked for with one key and drawn once. */
export async function checkRefinement(
  owner: User,
  { projectId, assets: [parent = assert.fail()] }: DrawnLogos,
): Promise<Checked<never>> {
  const ask = () =>
    ok(
      openApi(owner).POST("/api/v1/assets/{id}/refine", {
        params: {
          path: { id: parent.id },
          header: { "idempotency-key": "check-hosted" },
        },
        body: { action: "edit", instructions: "Make it deep blue" },
      }),
    );
  const [{ assets: [asked = assert.fail()], stream_url }, again] = await Promise.all([
    ask(),
    ask(),
  ]);
  const differences: string[] = [];
  if (again.assets[0]?.id !== asked.id) differences.push("one Idempotency-Key refined twice");
  using stream = new EventClient(stream_url);
  await stream.until(() => stream.types.includes("generation_complete"), 180_000);
  const drawn = (await assetsOf(owner, projectId)).find(({ id }) => id === asked.id);
  if (drawn?.status !== "completed") {
    differences.push(`the refinement is ${drawn?.status}: ${drawn?.error?.message ?? ""}`);
  }
  if (drawn?.parent_asset_id !== parent.id) differences.push("the refinement has another parent");
  return { differences };
}
