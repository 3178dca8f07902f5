import assert from "node:assert/strict";
import type { SupabaseClient } from "@supabase/supabase-js";
import { project } from "../support/project.ts";
import { clientOf, prepareSubjects, type Subjects } from "./subjects.ts";
import { callers, readTables, type Row } from "./tables.ts";

type Result = "row" | "nothing" | "refused";
type Request = (client: SupabaseClient, subjects: Subjects) => PromiseLike<{
  data: unknown;
  error: { code?: string } | null;
}>;

/** An id that no project has, so that a delete that is allowed does no harm. */
const nobodys = "00000000-0000-4000-8000-000000000000";

const update = (table: string, values: object): Request => (client, subjects) =>
  client.from(table).update(values).eq(
    "id",
    table === "generated_assets" ? subjects.asset : subjects.project,
  )
    .select();

const requests: Record<string, Request> = {
  "select brand_projects": (client, subjects) =>
    client.from("brand_projects").select().eq("id", subjects.project),
  "select generated_assets": (client, subjects) =>
    client.from("generated_assets").select().eq("id", subjects.asset),
  "select project_overviews": (client, subjects) =>
    client.from("project_overviews").select().eq("id", subjects.project),
  "select brand_kits": (client, subjects) =>
    client.from("brand_kits").select().eq("asset_id", subjects.asset),
  "update brand_kits": (client, subjects) =>
    client.from("brand_kits").update({ palette: [] }).eq("asset_id", subjects.asset).select(),
  "update brand_projects": update("brand_projects", { project_name: "Renamed" }),
  "update project_overviews": update("project_overviews", { project_name: "Renamed" }),
  "update generated_assets.favorite": update("generated_assets", { favorite: true }),
  "update generated_assets.status": update("generated_assets", { status: "pending" }),
  "update generated_assets.asset_url": update("generated_assets", { asset_url: null }),
  "update generated_assets.title": update("generated_assets", { title: "Renamed" }),
  "insert brand_projects": (client, { owner }) =>
    client.from("brand_projects").insert({
      ...{ user_id: owner.id, project_name: "Planted", brief_data: {}, status: "cancelled" },
    }).select(),
  "insert generated_assets": (client, { project }) =>
    client.from("generated_assets").insert({
      ...{ project_id: project, title: "Planted", archetype: "abstract", status: "failed" },
      ...{ generation_prompt: "x", error: { code: "cancelled", message: "Planted." } },
    }).select(),
  "delete generated_assets": (client) =>
    client.from("generated_assets").delete().eq("id", nobodys).select(),
  "delete brand_projects": (client) =>
    client.from("brand_projects").delete().eq("id", nobodys).select(),
  "rpc delete_project": (client, { owner }) =>
    client.rpc("delete_project", { p_owner_id: owner.id, p_project_id: nobodys }),
  "rpc refine_asset": (client, { owner }) =>
    client.rpc("refine_asset", {
      ...{ p_owner_id: owner.id, p_asset_id: nobodys, p_action: "variation", p_count: 1 },
      p_max_generations_per_day: 1,
    }),
  "rpc request_concepts": (client, { owner }) =>
    client.rpc("request_concepts", {
      ...{ p_owner_id: owner.id, p_project_id: nobodys, p_count: 1, p_max_generations_per_day: 1 },
    }),
  "rpc complete_picture": (client) =>
    client.rpc("complete_picture", {
      ...{ p_asset_id: nobodys, p_lease_token: nobodys, p_path: "x", p_width: 1, p_height: 1 },
      ...{ p_mime_type: "image/png", p_report: {} },
    }),
};

async function resultOf(
  request: Request,
  client: SupabaseClient,
  subjects: Subjects,
): Promise<Result> {
  const { data, error } = await request(client, subjects);
  if (error) return "refused";
  return Array.isArray(data) && data.length > 0 ? "row" : "nothing";
}

/** Without a key, which supabase-js can't be: the request itself. */
async function withoutKey({ call }: Row): Promise<Result> {
  const [verb = "", name = ""] = call.split(" ");
  const method = { select: "GET", update: "PATCH", delete: "DELETE" }[verb] ?? "POST";
  const path = verb === "rpc" ? `rpc/${name}` : name.split(".")[0];
  const response = await fetch(`${project.SUPABASE_URL}/rest/v1/${path}`, {
    method,
    headers: { "content-type": "application/json" },
    ...(method !== "GET" && { body: "{}" }),
  });
  await response.body?.cancel();
  return response.ok ? "row" : "refused";
}

Deno.test("the database answers each caller as docs/security.md says", async (t) => {
  const subjects = await prepareSubjects();
  const rows = await readTables("The database, by REST");
  assert.deepEqual(rows.map(({ call }) => call).sort(), Object.keys(requests).sort());
  for (const row of rows) {
    await t.step(row.call, async () => {
      const got: Record<string, Result> = {};
      for (const caller of callers) {
        const client = clientOf(caller, subjects);
        got[caller] = client
          ? await resultOf(requests[row.call] ?? assert.fail(), client, subjects)
          : await withoutKey(row);
      }
      assert.deepEqual(got, { ...row.expected });
    });
  }
});

Deno.test("schema private and the log of events are not there, for any key", async () => {
  const subjects = await prepareSubjects();
  for (const caller of ["owner", "secret key"] as const) {
    const client = clientOf(caller, subjects) ?? assert.fail();
    const hidden = await client.schema("private").from("jobs").select();
    assert.equal(hidden.error?.code, "PGRST106", caller);
    for (const table of ["jobs", "project_events", "idempotency_keys", "object_removals"]) {
      assert.equal((await client.from(table).select()).error?.code, "PGRST205", table);
    }
  }
});
