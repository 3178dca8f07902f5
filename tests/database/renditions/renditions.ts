import type { Database } from "../database.ts";

/** A file of a kit, as `save_kit_step` takes it. */
export interface KitFile {
  name: string;
  purpose: string;
  mime_type: string;
  width: number | null;
  height: number | null;
  bytes: number;
  path: string;
}

/** What `trace` found out, with these steps to follow. */
export const traced = (next: string[] = ["logo", "icons"]) => ({
  fidelity: { svg: 0.99 },
  palette: [{ hex: "#1b4d3e", role: "primary", share: 0.4 }],
  next,
  data: { inks: 1 },
});

/** A completed asset. */
export async function completed(db: Database, owner: string) {
  const { project, assets: [asset = "", ...others] } = await db.prompted(owner);
  await db.complete(owner, project, asset, await db.claim(asset));
  return { project, asset, others };
}

export async function claimRendition(db: Database, job: string): Promise<string> {
  const answer = await db.call("claim_rendition", { p_job_id: job });
  if (answer.outcome !== "claimed") throw new Error(JSON.stringify(answer));
  return String(answer.lease_token);
}

/** The job of an asset's thumbnail. */
export async function thumbnailJob(db: Database, asset: string): Promise<string> {
  const [job] = await db.admin<{ id: string }[]>`
    select id from private.jobs where asset_id = ${asset} and kind = 'thumbnail'`;
  return job?.id ?? "";
}

/** Reserves and settles as a worker that made a thumbnail. */
export async function completeThumbnail(db: Database, job: string, path: string, token: string) {
  await db.call("reserve_object", {
    p_bucket: "generated-assets",
    p_path: path,
    p_job_id: job,
    p_lease_token: token,
  });
  const lease = { p_job_id: job, p_lease_token: token };
  const { accepted } = await db.call("complete_thumbnail", { ...lease, p_path: path });
  return accepted;
}

/** The open steps of a kit, by their names. */
export async function openSteps(db: Database, asset: string): Promise<Map<string, string>> {
  const steps = await db.admin<{ id: string; name: string }[]>`
    select step.id, step.name from private.kit_steps as step join private.jobs using (id)
    where step.asset_id = ${asset} and jobs.settled_at is null order by step.place`;
  return new Map(steps.map(({ id, name }) => [name, id]));
}

/** Makes a step as a worker does: claims it, reserves these files' paths, and keeps them. */
export async function makeStep(
  db: Database,
  { owner, asset, name, files, traced }: {
    owner: string;
    asset: string;
    name: string;
    files: string[];
    traced?: Record<string, unknown>;
  },
): Promise<KitFile[]> {
  const job = (await openSteps(db, asset)).get(name) ?? "";
  const token = await claimRendition(db, job);
  const made = await reserveFiles(db, { owner, asset, job, token, files });
  const lease = { p_job_id: job, p_lease_token: token };
  const answer = await db.call("save_kit_step", {
    ...lease,
    p_files: made,
    ...(traced && { p_traced: traced }),
  });
  if (answer.accepted !== true) throw new Error(`${name} is not accepted`);
  return made;
}

export async function reserveFiles(
  db: Database,
  { owner, asset, job, token, files }: {
    owner: string;
    asset: string;
    job: string;
    token: string;
    files: string[];
  },
): Promise<KitFile[]> {
  const made = files.map((name): KitFile => ({
    name,
    purpose: "for a test",
    mime_type: "image/png",
    width: 1,
    height: 1,
    bytes: 70,
    path: `${owner}/project/${asset}/${job}-1/${name}`,
  }));
  for (const { path } of made) {
    await db.call("reserve_object", {
      p_bucket: "brand-kits",
      p_path: path,
      p_job_id: job,
      p_lease_token: token,
    });
  }
  return made;
}

/** Makes all steps of a kit. */
export async function makeKit(db: Database, owner: string, asset: string): Promise<void> {
  const one = { owner, asset };
  await makeStep(db, {
    ...one,
    name: "trace",
    files: ["work/a.png", "logo/logo.svg"],
    traced: traced(),
  });
  await makeStep(db, { ...one, name: "logo", files: ["logo/logo.png"] });
  await makeStep(db, { ...one, name: "icons", files: ["icons/favicon.ico"] });
  await makeStep(db, { ...one, name: "pack", files: ["brand-kit.zip"] });
}

export async function requestKit(db: Database, owner: string, asset: string) {
  return await db.call<Record<string, unknown> & { kit: Record<string, unknown> }>("request_kit", {
    p_owner_id: owner,
    p_asset_id: asset,
  });
}

/** The paths that are listed for removal, of those that begin so. */
export async function listed(db: Database, prefix: string): Promise<string[]> {
  const rows = await db.admin<{ path: string }[]>`
    select path from private.object_removals where starts_with(path, ${prefix}) order by path`;
  return rows.map(({ path }) => path);
}
