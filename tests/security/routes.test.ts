import assert from "node:assert/strict";
import { openApi } from "../support/api.ts";
import { idleApp } from "../support/openapi.ts";
import { PASSWORD, project } from "../support/project.ts";
import { newEmail } from "../support/project.ts";
import { headersOf, prepareSubjects, type Subjects, UNHEARD } from "./subjects.ts";
import { callers, readTables } from "./tables.ts";

const functions = `${project.SUPABASE_URL}/functions/v1`;

const bodies: Record<string, (subjects: Subjects) => object | FormData> = {
  "POST /auth/signup": () => ({ email: newEmail(), password: PASSWORD }),
  "POST /auth/login": ({ owner }) => ({ email: owner.email, password: PASSWORD }),
  "POST /auth/refresh": () => ({ refresh_token: "nobody's" }),
  "POST /projects": () => {
    const form = new FormData();
    const brief = { company_name: "Kiln", industry: "Pottery", description: "Bowls" };
    form.set("brief_data", JSON.stringify({ ...brief, concept_count: 1 }));
    return form;
  },
  "PATCH /assets/{id}": () => ({ favorite: true }),
  "POST /assets/{id}/refine": () => ({ action: "variation" }),
  "POST /projects/{id}/concepts": () => ({ count: 1 }),
  "POST /write-prompts": () => ({ round_id: crypto.randomUUID() }),
  "POST /generate-image": () => ({ asset_id: crypto.randomUUID() }),
  "POST /generate-image/withdrawals": () => ({}),
  "POST /webhooks": () => ({ url: UNHEARD }),
  "POST /deliver-webhooks": () => ({ job_id: crypto.randomUUID() }),
  "POST /make-renditions": () => ({ job_id: crypto.randomUUID() }),
  "POST /remove-objects": () => ({}),
  "POST /mcp": () => ({ jsonrpc: "2.0", id: 1, method: "tools/list", params: {} }),
};

const queries: Record<string, string> = { "GET /quote": "?action=refine" };

async function answer(call: string, base: string, headers: HeadersInit, subjects: Subjects) {
  const [method = "", path = ""] = call.split(" ");
  // The refinement of a call before may still be drawn, and its parent stays as long.
  if (method === "DELETE") await untilDrawn(subjects);
  const { asset, webhook, project } = subjects;
  const id = path.startsWith("/assets") ? asset : path.startsWith("/webhooks") ? webhook : project;
  const body = bodies[call]?.(subjects);
  const isJson = body !== undefined && !(body instanceof FormData);
  const query = queries[call] ?? "";
  const response = await fetch(base + path.replace("{id}", id) + query, {
    method,
    redirect: "manual",
    headers: {
      ...headers,
      ...(isJson && { "content-type": "application/json" }),
      ...(path === "/mcp" && { accept: "application/json, text/event-stream" }),
    },
    ...(body && { body: isJson ? JSON.stringify(body) : body as FormData }),
  });
  await response.body?.cancel();
  return String(response.status);
}

async function untilDrawn({ owner, project }: Subjects): Promise<void> {
  for await (const { type } of openApi(owner).follow(project)) {
    if (type === "generation_complete" || type === "error") return;
  }
}

Deno.test("every route answers each caller as docs/security.md says", async (t) => {
  const subjects = await prepareSubjects();
  const rows = await readTables("The API");
  for (const { call, expected } of rows) {
    await t.step(call, async () => {
      const isInternal =
        /\/(write-prompts|generate-image|deliver-webhooks|make-renditions|remove-objects|stream\/|mcp$)/
          .test(call);
      const base = isInternal ? functions : `${functions}/api/v1`;
      const got: Record<string, string> = {};
      // The owner last: what it does may leave nothing for the others to be refused.
      for (const caller of callers.toSorted((a) => a === "owner" ? 1 : -1)) {
        got[caller] = await answer(call, base, headersOf(caller, subjects), subjects);
      }
      assert.deepEqual(got, { ...expected });
    });
  }
  await t.step("and no route is missing there", () => {
    const listed = new Set(rows.map(({ call }) => call));
    for (const { method, path } of idleApp().app.routes) {
      if (method === "ALL") continue;
      const call = `${method} ${path.replace("/api/v1", "").replace(/:(\w+)/g, "{$1}")}`;
      assert.ok(listed.has(call), call);
    }
  });
});
