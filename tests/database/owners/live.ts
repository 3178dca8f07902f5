import type { Database } from "../database.ts";
import {
  claimRendition,
  completed,
  completeThumbnail,
  makeStep,
  requestKit,
  thumbnailJob,
  traced,
} from "../renditions/renditions.ts";
import { addWebhook } from "../webhooks/scene.ts";
import { queueAtFal } from "../withdrawals/fal-request.ts";

/** Does what leaves a row in every table of a customer's work. */
export async function live(db: Database, owner: string): Promise<void> {
  const path = `${owner}/${crypto.randomUUID()}/inspiration.png`;
  const limits = { p_max_active_projects: 5, p_max_generations_per_day: 300 };
  const place = { p_owner_id: owner, p_path: path, p_bytes: 1, p_max_bytes: 9 };
  await db.call("reserve_inspiration", { ...place, p_concept_count: 3, ...limits });
  await db.project(owner, { p_inspiration_path: path, p_idempotency_key: "a key" });
  await addWebhook(db, owner);

  const { project, asset, others: [queued = ""] } = await completed(db, owner);
  const thumbnail = await thumbnailJob(db, asset);
  const token = await claimRendition(db, thumbnail);
  await completeThumbnail(db, thumbnail, `${owner}/${project}/${asset}-small.png`, token);
  await requestKit(db, owner, asset);
  // What is traced is kept until the last step.
  await makeStep(db, { owner, asset, name: "trace", files: ["work/a.png"], traced: traced() });
  await db.call("refine_asset", {
    ...{ p_owner_id: owner, p_asset_id: asset, p_action: "edit", p_instructions: "calmer" },
    ...{ p_count: 1, p_idempotency_key: null, p_request_hash: "hash" },
    p_max_generations_per_day: 300,
  });

  // A request that waits at its vendor when its project is cancelled is taken back there.
  const lease = await queueAtFal(db, queued);
  // What may have been uploaded is listed for removal.
  await db.call("reserve_object", {
    ...{ p_bucket: "generated-assets", p_path: `${owner}/${project}/${queued}-1.png` },
    ...{ p_job_id: queued, p_lease_token: lease },
  });
  await db.fail(queued, lease);
  await db.call("cancel_project", { p_owner_id: owner, p_project_id: project });
  await db.admin`select private.set_aside(${queued}, 'an error')`;
}
