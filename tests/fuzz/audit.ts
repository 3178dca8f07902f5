import assert from "node:assert/strict";
import type postgres from "postgres";
import type { Ledger } from "./ledger.ts";

const SETTLING_TIMEOUT_MS = 180_000;

/** Waits until nothing is left to do for these users. */
async function settle(sql: postgres.Sql, users: string[]): Promise<void> {
  const deadline = Date.now() + SETTLING_TIMEOUT_MS;
  while (true) {
    const [row] = await sql`
      select count(*)::int as open, pg_sleep(0.2) from private.jobs
      -- What is sent to webhooks finds nobody, and waits for hours.
      where owner_id = any(${users}) and settled_at is null and kind <> 'delivery'`;
    if (row?.open === 0) return;
    if (Date.now() > deadline) throw new Error(`${row?.open} jobs are still open`);
  }
}

/**
 * Compares the database with what the accepted requests say.
 *
 * @param webhooks the users' ids of them
 * @param since nobody else signs up after it
 * @throws AssertionError on the first difference
 */
export async function audit(
  sql: postgres.Sql,
  users: string[],
  ledger: Ledger,
  webhooks: string[],
  since: Date,
): Promise<void> {
  await settle(sql, users);
  const registered = await sql`
    select id from private.webhooks where owner_id = any(${users})`;
  assert.deepEqual(registered.map(({ id }) => id).sort(), webhooks.toSorted());
  const kept = [...ledger.projects].filter(([, { deleted }]) => !deleted);
  const rows = await sql`
    select *, (
      select sum(wanted)::int from private.concept_rounds where project_id = brand_projects.id
    ) as wanted
    from public.brand_projects where user_id = any(${users}) order by id`;
  const byId = (a: { id: string }, b: { id: string }) => a.id < b.id ? -1 : 1;
  assert.deepEqual(
    rows.map(({ id, user_id, project_name, brief_data, inspiration_image_url }) => ({
      ...{ id, owner: user_id, name: project_name, brief: brief_data },
      hasPicture: inspiration_image_url !== null,
    })),
    kept.map(([id, { owner, name, brief, hasPicture }]) => ({
      ...{ id, owner, name, brief: JSON.parse(JSON.stringify(brief)), hasPicture },
    })).sort(byId),
  );

  const assets = await sql`
    select asset.* from public.generated_assets as asset
    join public.brand_projects as project on project.id = asset.project_id
    where project.user_id = any(${users})`;
  const isConcept = ({ asset_type }: Record<string, unknown>) => asset_type === "logo_concept";
  const emptied = new Set(ledger.deletedLogos.values());
  for (const { id, status, wanted } of rows) {
    const concepts = assets.filter((asset) => asset.project_id === id && isConcept(asset)).length;
    // Of flawed ones only the good are kept, and logos may be deleted one by one.
    const mayBeNone = status === "failed" || ledger.projects.get(id)?.cancelled || emptied.has(id);
    assert.ok(
      concepts <= wanted && (concepts > 0 || mayBeNone),
      `${status} project ${id} has ${concepts} concepts of ${wanted}`,
    );
  }
  const alive = new Set(kept.map(([id]) => id));
  const stored = new Set(assets.map(({ id }) => id));
  const isDeleted = (id: string) => ledger.deletedLogos.has(id);
  // Failed refinements go with their parent.
  const isGone = (id: string, parent: string) =>
    isDeleted(id) || (isDeleted(parent) && !stored.has(id));
  assert.deepEqual(
    assets.filter((asset) => !isConcept(asset))
      .map(({ id, project_id, parent_asset_id, asset_type, instructions }) => ({
        ...{ id, project: project_id, parent: parent_asset_id, type: asset_type, instructions },
      })).sort(byId),
    [...ledger.refinements]
      .filter(([id, { project, parent }]) => alive.has(project) && !isGone(id, parent))
      .map(([id, refinement]) => ({
        id,
        ...refinement,
        parent: isDeleted(refinement.parent) ? null : refinement.parent,
      })).sort(byId),
  );
  for (const { id, favorite, status } of assets) {
    assert.equal(favorite, ledger.favorites.get(id) ?? false, `favorite of ${id}`);
    assert.ok(["completed", "failed"].includes(status), `${id} is ${status}`);
  }

  const keys = await sql`
    select owner_id || ' ' || key as name from private.idempotency_keys
    where owner_id = any(${users})`;
  assert.deepEqual(
    keys.map(({ name }) => name).sort(),
    [...ledger.keys].filter((name) => !name.endsWith(" null")).sort(),
  );

  const signedUp = await sql`select email from auth.users where created_at > ${since}`;
  assert.deepEqual(signedUp.map(({ email }) => email).sort(), [...ledger.emails].sort());
  await auditRest(sql, users);
}

/** No rest of what was deleted or refused, and event logs without a gap. */
async function auditRest(sql: postgres.Sql, users: string[]): Promise<void> {
  const [left] = await sql`
    with mine as (select id from public.brand_projects where user_id = any(${users}))
    select
      (select count(*)::int from private.jobs
        where owner_id = any(${users}) and project_id not in (select id from mine)) as jobs,
      (select count(*)::int from private.jobs
        where owner_id = any(${users}) and lease_token is not null
          and kind <> 'delivery') as leases,
      (select count(*)::int from private.project_streams as stream
        where project_id in (select id from mine) and last_seq <> (
          select count(*) from private.project_events as event
          where event.project_id = stream.project_id
        )) as gaps,
      (select count(*)::int from storage.objects as object
        where split_part(name, '/', 1) = any(${users})
          and not exists (select from public.brand_projects
            where inspiration_image_url = object.name)
          and not exists (select from public.generated_assets
            where object.name in (asset_url, thumbnail_path))
          and not exists (select from public.brand_kits
            where zip_path = object.name
              or files @> jsonb_build_array(jsonb_build_object('path', object.name)))
          and not exists (select from private.object_removals
            where bucket = object.bucket_id and path = object.name)) as objects`;
  assert.deepEqual({ ...left }, { jobs: 0, leases: 0, gaps: 0, objects: 0 });
}
