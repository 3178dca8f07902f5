import assert from "node:assert/strict";
import { ok, openApi } from "../support/api.ts";
import { openAdminClient } from "../support/project.ts";
import type { User } from "../support/user.ts";
import type { DrawnLogos } from "./draw-logos.ts";
import type { Checked } from "./report.ts";

/** Milliseconds in which a brand kit is made. */
const KIT_TIMEOUT_MS = 180_000;

/** Where a kit's zip and a thumbnail lie in their buckets. */
export interface DerivedPaths {
  kit: string;
  thumbnail: string;
}

/** Has a logo's brand kit made, and fetches its zip and the logo's thumbnail. */
export async function checkKit(
  owner: User,
  { assets: [logo = assert.fail()] }: DrawnLogos,
): Promise<Checked<DerivedPaths>> {
  const api = openApi(owner);
  const params = { path: { id: logo.id } };
  await ok(api.POST("/api/v1/assets/{id}/kit", { params }));
  const deadline = Date.now() + KIT_TIMEOUT_MS;
  for (;;) {
    const { kit } = await ok(api.GET("/api/v1/assets/{id}/kit", { params }));
    const { status, error, zip_url } = kit;
    if (status === "failed") return { differences: [`it failed: ${error?.message ?? ""}`] };
    const { asset } = await ok(api.GET("/api/v1/assets/{id}", { params }));
    // A thumbnail comes when there is time, which may be after the kit.
    if (status === "completed" && asset.thumbnail_url !== null) {
      const differences = await Promise.all([
        differencesOf("the kit's zip", zip_url, "application/zip"),
        differencesOf("the thumbnail", asset.thumbnail_url, "image/"),
      ]);
      if (differences.flat().length > 0) return { differences: differences.flat() };
      const admin = openAdminClient();
      const { data: kitRow } = await admin.from("brand_kits").select("zip_path")
        .eq("asset_id", logo.id).single().throwOnError();
      const { data: logoRow } = await admin.from("generated_assets").select("thumbnail_path")
        .eq("id", logo.id).single().throwOnError();
      const found = { kit: kitRow.zip_path, thumbnail: logoRow.thumbnail_path };
      return { differences: [], found };
    }
    if (Date.now() > deadline) {
      const thumbnail = asset.thumbnail_url === null ? ", and the thumbnail is not there" : "";
      return { differences: [`it is ${status}${thumbnail} after three minutes`] };
    }
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

async function differencesOf(what: string, url: string | null, type: string): Promise<string[]> {
  if (url === null) return [`${what} has no URL`];
  const response = await fetch(url);
  await response.body?.cancel();
  const found = response.headers.get("content-type") ?? "";
  return response.ok && found.startsWith(type)
    ? []
    : [`${what} is answered with ${response.status}, ${found}`];
}
