import { concepts, type Database } from "../database.ts";
import {
  claimRendition,
  completeThumbnail,
  makeKit,
  requestKit,
  thumbnailJob,
} from "../renditions/renditions.ts";
import { falRequest, queueAtFal } from "../withdrawals/fal-request.ts";
import { useWebhook } from "./webhook.ts";

/** Verbs that serve all owners together: the first two are what the sweep calls functions for. */
export const forAllOwners: readonly string[] = [
  "claim_object_removals",
  "claim_withdrawals",
  "service_health",
];

const aDay = { p_max_generations_per_day: 300 };
const limits = { p_max_active_projects: 5, ...aDay };

/** A project that an owner works on, and a completed logo of it. */
export interface Place {
  owner: string;
  project: string;
  asset: string;
}

/**
 * One owner's work: asks for everything that there is to be asked for, and does what functions then
 * do, until all verbs but those of `forAllOwners` and of `deleteAll` have been called.
 *
 * @param logos of the first project, 6 at least
 */
export async function useVerbs(db: Database, owner: string, logos: number): Promise<Place> {
  const webhook = await useWebhook(db, owner);
  const { project, assets } = await createProject(db, owner, logos);
  const [first = "", second = "", third = "", fourth = "", fifth = ""] = assets;
  const place = { owner, project, asset: first };
  await drawTwice(db, place);
  await failAndRetry(db, { ...place, asset: second });
  await release(db, third);
  await refine(db, place);
  await makeThumbnail(db, place);
  await requestKit(db, owner, first);
  await makeKit(db, owner, first);
  await follow(db, project);
  await webhook.deliver();
  await withdraw(db, place, [fourth, fifth]);
  await askForMore(db, place);
  await failProject(db, owner);
  await webhook.remove();
  return place;
}

/** Deletes the logo and then its project, and the objects of both as the API does. */
export async function deleteAll(db: Database, { owner, project, asset }: Place): Promise<void> {
  const confirm = async ({ objects }: { objects: unknown[] }) =>
    await db.call("confirm_object_removals", { p_objects: objects });
  await confirm(await db.call("delete_asset", { p_owner_id: owner, p_asset_id: asset }));
  await confirm(await db.call("delete_project", { p_owner_id: owner, p_project_id: project }));
}

/** A project with a picture; and the place of another picture, which is given back. */
async function createProject(db: Database, owner: string, logos: number) {
  await db.call("quote", {
    ...{ p_owner_id: owner, p_action: "create", p_pictures: logos },
    ...limits,
  });
  const reserve = async () => {
    const path = `${owner}/${crypto.randomUUID()}/inspiration.png`;
    await db.call("reserve_inspiration", {
      ...{ p_owner_id: owner, p_path: path, p_bytes: 1, p_max_bytes: 9, p_concept_count: logos },
      ...limits,
    });
    return path;
  };
  await db.call("release_inspiration", { p_path: await reserve() });
  return await db.prompted(owner, {
    ...{ p_concept_count: logos, p_inspiration_path: await reserve() },
    p_idempotency_key: crypto.randomUUID(),
  });
}

/** A drawing whose second one is turned away. */
async function drawTwice(db: Database, { owner, project, asset }: Place): Promise<void> {
  const token = await db.claim(asset);
  const lease = { p_asset_id: asset, p_lease_token: token };
  await db.call("extend_lease", { p_job_id: asset, p_lease_token: token });
  await db.call("begin_redraw", lease);
  await db.call("redraw_turned_away", lease);
  // While a gate is slowed, whoever ends an attempt calls for the work of others, as the sweep does.
  await db.openGates();
  await db.call("save_provider_job", {
    ...lease,
    p_provider_job: falRequest(asset),
    p_report: { cost_usd: 0.04 },
  });
  must(await db.complete(owner, project, asset, token), "the picture is settled");
}

async function failAndRetry(db: Database, { owner, project, asset }: Place): Promise<void> {
  await db.fail(asset, await db.claim(asset), { p_class: "permanent", p_code: "bad_picture" });
  await db.call("retry_asset", { p_owner_id: owner, p_asset_id: asset, ...aDay });
  must(await db.complete(owner, project, asset, await db.claim(asset)), "the retry is settled");
}

async function release(db: Database, asset: string): Promise<void> {
  const token = await db.claim(asset);
  must(await db.call("release_job", { p_job_id: asset, p_lease_token: token }), "it is released");
}

async function refine(db: Database, { owner, project, asset }: Place): Promise<void> {
  const { asset_ids: [child = ""] = [] } = await db.call<{ asset_ids?: string[] }>(
    "refine_asset",
    {
      ...{ p_owner_id: owner, p_asset_id: asset, p_action: "edit", p_instructions: "calmer" },
      ...{ p_count: 1, ...aDay },
    },
  );
  const token = await db.claim(child);
  await db.call("save_rewritten_prompt", {
    ...{ p_asset_id: child, p_lease_token: token, p_prompt: "A calmer mark" },
  });
  must(await db.complete(owner, project, child, token), "the refinement is settled");
}

async function makeThumbnail(db: Database, { owner, project, asset }: Place): Promise<void> {
  const job = await thumbnailJob(db, asset);
  const token = await claimRendition(db, job);
  const path = `${owner}/${project}/${asset}/thumbnail.webp`;
  must(await completeThumbnail(db, job, path, token), "the thumbnail is settled");
}

/** What streams ask. */
async function follow(db: Database, project: string): Promise<void> {
  await db.call("project_snapshot", { p_project_id: project });
  await db.call("read_project_events", { p_project_id: project, p_after: 5, p_limit: 50 });
  const places = { p_project_ids: `{${project}}`, p_after: "{5}" };
  await db.call("read_news", { ...places, p_limit: 50 });
}

/** A project is cancelled while requests of it wait at their vendor, of which one is taken back. */
async function withdraw(db: Database, { owner, project }: Place, assets: string[]): Promise<void> {
  for (const asset of assets) {
    await db.fail(asset, await queueAtFal(db, asset));
  }
  await db.call("cancel_project", { p_owner_id: owner, p_project_id: project });
  const [taken = ""] = assets;
  must(
    await db.call("settle_withdrawal", { p_job_id: taken, p_is_withdrawn: true }),
    "the request is taken back",
  );
}

async function askForMore(db: Database, { owner, project }: Place): Promise<void> {
  await db.call("request_concepts", {
    ...{ p_owner_id: owner, p_project_id: project, p_count: 2, ...aDay },
  });
  const [round] = await db.admin<{ id: string }[]>`
    select id from private.concept_rounds where project_id = ${project} and settled_at is null`;
  const { lease_token } = await db.call("claim_prompts", { p_round_id: round?.id ?? "" });
  const { accepted } = await db.call("complete_prompts", {
    ...{ p_round_id: round?.id ?? "", p_lease_token: lease_token, p_concepts: concepts(2) },
    p_report: {},
  });
  must(accepted, "the further concepts are settled");
}

/** A project fails, is asked for again, and is cancelled while its prompts are written. */
async function failProject(db: Database, owner: string): Promise<void> {
  const project = await db.project(owner);
  const claim = async () => {
    const { lease_token } = await db.call("claim_prompts", { p_round_id: project });
    return String(lease_token);
  };
  const named = { p_owner_id: owner, p_project_id: project };
  await db.fail(project, await claim(), { p_class: "permanent", p_code: "content_policy" });
  await db.call("retry_project", { ...named, ...aDay });
  const token = await claim();
  await db.call("cancel_project", named);
  const report = { p_job_id: project, p_lease_token: token, p_report: { cost_usd: 0.01 } };
  must(await db.call("report_attempt", report), "what was paid is written down");
}

/** A step that is refused would measure, and hold, nothing. */
function must(answer: unknown, what: string): void {
  if (answer !== true) throw new Error(`not so: ${what}`);
}
