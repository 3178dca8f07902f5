import assert from "node:assert/strict";
import { call, ok, openApi } from "../support/api.ts";
import type { operations } from "@logokraft/client";
import { sampleBrief } from "../support/brief.ts";
import { assetsOf, createProject, finishedProject } from "../support/create.ts";
import { EventClient } from "../support/events.ts";
import { inspirationPicture } from "../support/pictures.ts";
import { openDatabase, PASSWORD } from "../support/project.ts";
import { clearFaults, holdPrompts, orderFaults, releaseWork } from "../support/studio.ts";
import { untilRemoved } from "../support/until-removed.ts";
import { newUser } from "../support/user.ts";

type Page = operations["listProjects"]["responses"][200]["content"]["application/json"];

Deno.test("an account: sign up, log in, refresh, me, log out", async () => {
  const body = { email: `${crypto.randomUUID()}@example.org`, password: PASSWORD };
  const nobody = openApi();
  const { user, session: first } = await ok(nobody.POST("/api/v1/auth/signup", { body }));
  assert.equal(user.email, body.email);
  assert.notEqual(first, null);
  const { session } = await ok(nobody.POST("/api/v1/auth/login", { body }));
  const { refresh_token } = session;
  const refreshed = await ok(nobody.POST("/api/v1/auth/refresh", { body: { refresh_token } }));
  const somebody = openApi({ token: refreshed.session.access_token });
  assert.deepEqual((await ok(somebody.GET("/api/v1/auth/me"))).user, user);
  assert.equal((await somebody.POST("/api/v1/auth/logout")).response.status, 204);
  const late = await nobody.POST("/api/v1/auth/refresh", {
    body: { refresh_token: refreshed.session.refresh_token },
  });
  assert.equal(late.response.status, 401);
  assert.equal(late.error?.code, "invalid_credentials");
});

Deno.test("projects are listed newest first, page by page", async () => {
  const user = await newUser();
  const ids: string[] = [];
  for (let n = 0; n < 3; n++) {
    const { project_id } = await finishedProject(user, { concept_count: 1 });
    ids.unshift(project_id);
  }
  const listed: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const page: Page = await ok(
      openApi(user).GET("/api/v1/projects", {
        params: { query: { limit: 2, cursor } },
      }),
    );
    listed.push(...page.projects.map(({ id }) => id));
    cursor = page.next_cursor;
  }
  assert.deepEqual(listed, ids);
});

Deno.test("the same key creates once, of ten at once too", async () => {
  const user = await newUser();
  const create = (concept_count: number, inspiration_file = inspirationPicture()) =>
    openApi(user).POST("/api/v1/projects", {
      params: { header: { "idempotency-key": "ten-at-once" } },
      body: { brief_data: { ...sampleBrief, concept_count }, inspiration_file },
    });
  const answers = await Promise.all(Array.from({ length: 10 }, () => create(1)));
  const statuses = answers.map(({ response }) => response.status).sort();
  assert.deepEqual(statuses, [...Array(9).fill(200), 201]);
  assert.equal(new Set(answers.map(({ data }) => data?.project_id)).size, 1);
  const other = await create(2);
  assert.deepEqual([other.response.status, other.error?.code], [422, "idempotency_key_reused"]);
  const replay = await openApi(user).POST("/api/v1/projects", {
    params: { header: { "idempotency-key": "ten-at-once" } },
    body: { brief_data: { ...sampleBrief, concept_count: 1 } },
    bodySerializer() {
      const form = new FormData();
      const reordered = Object.entries({ ...sampleBrief, concept_count: 1 }).reverse();
      form.set("inspiration_file", inspirationPicture(), "another name.png");
      form.set("brief_data", JSON.stringify(Object.fromEntries(reordered)));
      return form;
    },
  });
  assert.equal(replay.response.status, 200);
  using stream = new EventClient(replay.data?.stream_url ?? "");
  await stream.untilComplete();
});

Deno.test("limits are 429, with the headers that say how long", async () => {
  const user = await newUser();
  const api = openApi(user);
  // However long five take to be sent, none of them is done by then.
  await holdPrompts();
  try {
    const created = [];
    for (let n = 0; n < 5; n++) created.push(await createProject(user, { concept_count: 1 }));
    const { response, error } = await api.POST("/api/v1/projects", {
      body: { brief_data: sampleBrief },
    });
    assert.deepEqual([response.status, error?.code], [429, "active_project_limit"]);
    assert.match(response.headers.get("retry-after") ?? "", /^\d+$/);
    assert.match(response.headers.get("ratelimit") ?? "", /r=0/);
    assert.notEqual(response.headers.get("ratelimit-policy"), null);
    for (const { project_id: id } of created) {
      const { project } = await ok(
        api.POST("/api/v1/projects/{id}/cancel", { params: { path: { id } } }),
      );
      assert.equal(project.status, "cancelled");
    }
  } finally {
    await releaseWork();
  }
});

Deno.test("a project that failed while prompting can be retried", async () => {
  const user = await newUser();
  const api = openApi(user);
  await orderFaults([{ vendor: "gemini", fault: "refusal", times: 1 }]);
  const created = await finishedProject(user, { concept_count: 1 }).finally(clearFaults);
  const params = { path: { id: created.project_id } };
  const { project } = await ok(api.GET("/api/v1/projects/{id}", { params }));
  assert.deepEqual([project.status, project.error?.code], ["failed", "content_policy"]);
  const retried = await api.POST("/api/v1/projects/{id}/retry", { params });
  assert.equal(retried.response.status, 202);
  using stream = new EventClient(retried.data?.stream_url ?? "");
  await stream.until(() => stream.events.at(-1)?.project?.status === "completed");
  const again = await api.POST("/api/v1/projects/{id}/retry", { params });
  assert.deepEqual([again.response.status, again.error?.code], [409, "project_not_failed"]);
});

Deno.test("a failed logo can be retried, a completed one can't", async () => {
  const user = await newUser();
  const api = openApi(user);
  await orderFaults([{ vendor: "ark", fault: "refusal", times: 1 }]);
  const { project_id } = await finishedProject(user, { concept_count: 1 }).finally(clearFaults);
  const [failed = assert.fail()] = await assetsOf(user, project_id);
  const params = { path: { id: failed.id } };
  const retried = await api.POST("/api/v1/assets/{id}/retry", { params });
  assert.deepEqual([retried.response.status, retried.data?.asset.status], [202, "pending"]);
  const { stream_url } = await ok(api.POST("/api/v1/projects/{id}/stream-tickets", {
    params: { path: { id: project_id } },
  }));
  using stream = new EventClient(stream_url);
  await stream.until(() => stream.events.at(-1)?.project?.status === "completed");
  const again = await api.POST("/api/v1/assets/{id}/retry", { params });
  assert.deepEqual([again.response.status, again.error?.code], [409, "asset_not_failed"]);
  const { asset } = await ok(api.GET("/api/v1/assets/{id}", { params }));
  assert.equal(asset.attempts, 2);
});

Deno.test("a favorite is marked by the API and by REST, and both are told to who watches", async () => {
  const user = await newUser();
  const { project_id, stream_url } = await finishedProject(user, { concept_count: 1 });
  const [asset = assert.fail()] = await assetsOf(user, project_id);
  using stream = new EventClient(stream_url);
  await stream.untilComplete();
  const marked = await ok(
    openApi(user).PATCH("/api/v1/assets/{id}", {
      params: { path: { id: asset.id } },
      body: { favorite: true },
    }),
  );
  assert.equal(marked.asset.favorite, true);
  await user.client.from("generated_assets").update({ favorite: false }).eq("id", asset.id)
    .throwOnError();
  // Its thumbnail is told of in the same way, before or after.
  const told = () =>
    stream.events.filter(({ type }) => type === "asset_updated").map(({ asset }) =>
      asset?.favorite
    );
  await stream.until(() =>
    told().includes(true) && told().lastIndexOf(false) > told().indexOf(true)
  );
  const refused = await user.client.from("generated_assets").update({ title: "Mine" })
    .eq("id", asset.id);
  assert.equal(refused.error?.code, "42501");
  const wrong = await call("PATCH", `/assets/${asset.id}`, {
    token: user.token,
    body: { favorite: "yes" },
  });
  assert.deepEqual([wrong.status, wrong.body.code], [422, "validation_failed"]);
});

Deno.test("a picture is downloaded under a name that tells its company, in any script", async () => {
  const user = await newUser();
  const { project_id } = await finishedProject(user, {
    company_name: "Café Ünïcode & Söhne",
    concept_count: 1,
  });
  const [asset = assert.fail()] = await assetsOf(user, project_id);
  const { response } = await openApi(user).GET("/api/v1/assets/{id}/download", {
    params: { path: { id: asset.id } },
  });
  assert.equal(response.status, 302);
  const picture = await fetch(response.headers.get("location") ?? "");
  await picture.body?.cancel();
  assert.equal(picture.status, 200);
  const disposition = picture.headers.get("content-disposition") ?? "";
  const company = encodeURIComponent("café-ünïcode-söhne");
  assert.match(disposition, new RegExp(`^attachment;.*filename\\*=UTF-8''${company}-.+\\.jpg$`));
});

/** The logos whose thumbnail the stream has told of. */
function thumbnailsIn(events: EventClient["events"]): Set<string> {
  const told = events.flatMap(({ asset, assets = [] }) => asset ? [asset, ...assets] : assets);
  return new Set(told.filter(({ thumbnail_url }) => thumbnail_url).map(({ id }) => id));
}

Deno.test("a deleted project is gone: rows, events, objects, stream", async () => {
  const user = await newUser();
  const { project_id, stream_url } = await finishedProject(user, { concept_count: 2 });
  const [asset = assert.fail()] = await assetsOf(user, project_id);
  using stream = new EventClient(stream_url);
  await stream.untilComplete();
  // One that was on its way would come after the deletion, and be removed within a minute.
  await stream.until(() => thumbnailsIn(stream.events).size === 2);
  const api = openApi(user);
  const params = { path: { id: project_id } };
  const remove = async () =>
    (await api.DELETE("/api/v1/projects/{id}", { params })).response.status;
  assert.equal(await remove(), 204);
  assert.equal((await api.GET("/api/v1/projects/{id}", { params })).response.status, 404);
  assert.equal(await remove(), 404);
  await stream.until(() => stream.events.at(-1)?.code === "project_deleted");
  assert.equal((await call("GET", stream_url)).status, 404);
  await untilRemoved(user.id);
  const picture = await fetch(asset.asset_url ?? "");
  await picture.body?.cancel();
  assert.notEqual(picture.status, 200);
  const sql = openDatabase();
  const [left] = await sql`
    select
      (select count(*)::int from public.generated_assets where project_id = ${project_id}) as assets,
      (select count(*)::int from private.jobs where project_id = ${project_id}) as jobs,
      (select count(*)::int from private.project_events where project_id = ${project_id}) as events,
      (select count(*)::int from storage.objects
        where starts_with(name, ${`${user.id}/${project_id}/`})) as objects`;
  await sql.end();
  assert.deepEqual({ ...left }, { assets: 0, jobs: 0, events: 0, objects: 0 });
});
