import assert from "node:assert/strict";
import { call } from "../support/api.ts";
import { createProject } from "../support/create.ts";
import { EventClient } from "../support/events.ts";
import { inspirationPicture } from "../support/pictures.ts";
import { openAdminClient } from "../support/project.ts";
import { ChangeWatcher } from "../support/realtime.ts";
import { newUser } from "../support/user.ts";

Deno.test("a second user sees nothing of the first", async (t) => {
  const owner = await newUser();
  const stranger = await newUser();
  await using overheard = await ChangeWatcher.open(stranger.client, "generated_assets");
  await using heard = await ChangeWatcher.open(owner.client, "generated_assets");
  const created = await createProject(owner, { concept_count: 2 }, inspirationPicture());
  using stream = new EventClient(created.stream_url);
  await stream.untilComplete();
  const { data: [asset = assert.fail()] } = await owner.client.from("generated_assets").select()
    .throwOnError();
  const project = created.project_id;

  await t.step("by REST", async () => {
    for (const table of ["brand_projects", "generated_assets", "project_overviews"]) {
      assert.deepEqual((await stranger.client.from(table).select().throwOnError()).data, []);
    }
    const { data } = await stranger.client.from("generated_assets").update({ favorite: true })
      .eq("id", asset.id).select().throwOnError();
    assert.deepEqual(data, []);
  });

  await t.step("by Storage", async () => {
    const pictures = stranger.client.storage.from("generated-assets");
    assert.notEqual((await pictures.download(asset.asset_url)).error, null);
    assert.notEqual((await pictures.createSignedUrl(asset.asset_url, 60)).error, null);
    assert.deepEqual((await pictures.list(`${owner.id}/${project}`)).data, []);
    const own = await owner.client.storage.from("generated-assets").download(asset.asset_url);
    assert.equal(own.error, null);
    const written = await owner.client.storage.from("generated-assets")
      .upload(`${owner.id}/${project}/mine.png`, inspirationPicture());
    assert.notEqual(written.error, null);
  });

  await t.step("by the API: it isn't there", async () => {
    const { token } = stranger;
    const requests: [string, string, object?][] = [
      ["GET", `/projects/${project}`],
      ["GET", `/projects/${project}/assets`],
      ["GET", `/projects/${project}/stream`],
      ["POST", `/projects/${project}/stream-tickets`],
      ["POST", `/projects/${project}/cancel`],
      ["POST", `/projects/${project}/retry`],
      ["DELETE", `/projects/${project}`],
      ["GET", `/assets/${asset.id}`],
      ["POST", `/assets/${asset.id}/refine`, { action: "variation" }],
      ["POST", `/assets/${asset.id}/retry`],
      ["PATCH", `/assets/${asset.id}`, { favorite: true }],
      ["GET", `/assets/${asset.id}/download`],
    ];
    for (const [method, path, body] of requests) {
      const answer = await call(method, path, { token, body });
      assert.deepEqual([answer.status, answer.body.code], [404, "not_found"], `${method} ${path}`);
    }
    const { body } = await call<{ projects: unknown[] }>("GET", "/projects", { token });
    assert.deepEqual(body.projects, []);
  });

  await t.step("by another project's ticket", async () => {
    const own = await createProject(stranger, { concept_count: 1 });
    const url = new URL(own.stream_url);
    url.pathname = url.pathname.replace(own.project_id, project);
    const answer = await call("GET", url.href);
    assert.deepEqual([answer.status, answer.body.code], [401, "ticket_invalid"]);
  });

  await t.step("by Realtime, nothing but the primary keys of deleted rows", async () => {
    // A logo is told of once more when its thumbnail is there.
    const completed = () => new Set(heard.statuses("completed").map((change) => change.new.id));
    await heard.until(() => completed().size === 2);
    const ownAssets = new Set(heard.changes.map((change) => change.new.id));
    await openAdminClient().from("brand_projects").delete().eq("id", project).throwOnError();
    await overheard.until(() =>
      overheard.changes.filter(({ eventType }) => eventType === "DELETE").length >= 2
    );
    const aboutOwner = overheard.changes.filter((change) =>
      ownAssets.has(change.new.id) || ownAssets.has(change.old.id)
    );
    assert.deepEqual(
      aboutOwner.map((change) => [change.eventType, Object.keys(change.old), change.new]),
      aboutOwner.map(() => ["DELETE", ["id"], {}]),
    );
  });
});
