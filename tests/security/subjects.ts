import assert from "node:assert/strict";
import { type SupabaseClient } from "@supabase/supabase-js";
import { ok, openApi } from "../support/api.ts";
import { assetsOf, createProject } from "../support/create.ts";
import { EventClient } from "../support/events.ts";
import { inspirationPicture } from "../support/pictures.ts";
import { openAdminClient, openClient, project } from "../support/project.ts";
import { newUser, type User } from "../support/user.ts";
import type { Caller } from "./tables.ts";

/** Everybody who calls, and what they are after. */
export interface Subjects {
  owner: User;
  other: User;
  project: string;
  asset: string;
  webhook: string;
  /** Paths in the buckets. */
  picture: string;
  inspiration: string;
  zip: string;
  ticket: string;
}

/** An owner with a finished project and a brand kit, and another user. */
export async function prepareSubjects(): Promise<Subjects> {
  const [owner, other] = await Promise.all([newUser(), newUser()]);
  const { project_id, stream_url } = await createProject(
    owner,
    { concept_count: 1 },
    inspirationPicture(),
  );
  using stream = new EventClient(stream_url);
  await stream.untilComplete();
  const [asset = assert.fail()] = await assetsOf(owner, project_id);
  const { data: row } = await owner.client.from("generated_assets")
    .select("asset_url, brand_projects(inspiration_image_url)").eq("id", asset.id)
    .single<{ asset_url: string; brand_projects: { inspiration_image_url: string } }>()
    .throwOnError();
  return {
    owner,
    other,
    project: project_id,
    asset: asset.id,
    webhook: await createWebhook(owner),
    picture: row.asset_url,
    inspiration: row.brand_projects.inspiration_image_url,
    zip: await makeKit(owner, asset.id, stream),
    ticket: new URL(stream_url).searchParams.get("ticket") ?? "",
  };
}

/** Has a logo's kit made, and gives its zip's path. */
async function makeKit(owner: User, asset: string, stream: EventClient): Promise<string> {
  await ok(openApi(owner).POST("/api/v1/assets/{id}/kit", { params: { path: { id: asset } } }));
  await stream.until(() => stream.events.at(-1)?.kit?.status === "completed");
  const { data: kit } = await owner.client.from("brand_kits").select("zip_path")
    .eq("asset_id", asset).single<{ zip_path: string }>().throwOnError();
  return kit.zip_path;
}

/** A port at which nobody answers. */
export const UNHEARD = "http://127.0.0.1:9/";

async function createWebhook({ token }: User): Promise<string> {
  const response = await fetch(`${project.SUPABASE_URL}/functions/v1/api/v1/webhooks`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ url: UNHEARD }),
  });
  const { webhook } = await response.json();
  return webhook.id;
}

/** What a caller sends to a function. */
export function headersOf(caller: Caller, { owner, other }: Subjects): Record<string, string> {
  const withKey = (key: string) => ({ apikey: key, authorization: `Bearer ${key}` });
  switch (caller) {
    case "no token":
      return {};
    case "other user":
      return { authorization: `Bearer ${other.token}` };
    case "owner":
      return { authorization: `Bearer ${owner.token}` };
    case "publishable key":
      return withKey(project.SUPABASE_PUBLISHABLE_KEY);
    case "secret key":
      return withKey(project.SUPABASE_SECRET_KEY);
  }
}

/** The caller's supabase-js; nobody has none. */
export function clientOf(caller: Caller, { owner, other }: Subjects): SupabaseClient | null {
  switch (caller) {
    case "no token":
      return null;
    case "other user":
      return other.client;
    case "owner":
      return owner.client;
    case "publishable key":
      return openClient();
    case "secret key":
      return openAdminClient();
  }
}
