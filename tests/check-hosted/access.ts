import { buckets } from "../../supabase/functions/_shared/storage.ts";
import { call } from "../support/api.ts";
import { openClient } from "../support/project.ts";
import type { User } from "../support/user.ts";
import type { DrawnLogos } from "./draw-logos.ts";
import type { DerivedPaths } from "./kit.ts";
import type { Checked } from "./report.ts";

/** Whether owners reach what is theirs by Supabase's own APIs, and nobody else does. */
export async function checkAccess(
  owner: User,
  stranger: User,
  { projectId, assets, paths }: DrawnLogos,
  derived: DerivedPaths,
): Promise<Checked<never>> {
  const differences: string[] = [];
  const nobody = { client: openClient() };
  for (const table of ["brand_projects", "generated_assets", "project_overviews", "brand_kits"]) {
    const own = await owner.client.from(table).select();
    if (own.error !== null || own.data.length === 0) {
      differences.push(`${table}: its owner does not see their rows by REST`);
    }
    for (const [who, { client }] of Object.entries({ "another user": stranger, nobody })) {
      const { data } = await client.from(table).select();
      if (data !== null && data.length > 0) differences.push(`${table}: ${who} reads rows by REST`);
    }
    const key = table === "brand_kits" ? "project_id" : "id";
    const { error } = await owner.client.from(table).delete().eq(key, projectId);
    if (error === null) differences.push(`${table}: its owner may delete by REST`);
  }
  const [asset] = assets;
  const marked = await owner.client.from("generated_assets").update({ favorite: true })
    .eq("id", asset?.id).select("favorite");
  if (!marked.data?.[0]?.favorite) {
    differences.push("generated_assets: its owner can't mark a favorite by REST");
  }
  for (
    const [bucket, path] of [
      [buckets.assets, paths.logo],
      [buckets.assets, derived.thumbnail],
      [buckets.inspirations, paths.inspiration],
      [buckets.kits, derived.kit],
    ] as const
  ) {
    const own = await owner.client.storage.from(bucket).createSignedUrl(path, 60);
    if (own.error) differences.push(`${bucket}: its owner can't read: ${own.error.message}`);
    for (const [who, { client }] of Object.entries({ "another user": stranger, nobody })) {
      const { error } = await client.storage.from(bucket).download(path);
      if (error === null) differences.push(`${bucket}: ${who} reads an object`);
    }
    const { error } = await owner.client.storage.from(bucket)
      .upload(`${owner.id}/intruder.png`, new Blob(["x"], { type: "image/png" }));
    if (error === null) differences.push(`${bucket}: its owner may write`);
  }
  for (const path of [`/projects/${projectId}`, `/assets/${asset?.id}`]) {
    const { status } = await call("GET", path, { token: stranger.token });
    if (status !== 404) differences.push(`GET ${path} of another user is ${status}, not 404`);
  }
  return { differences };
}
