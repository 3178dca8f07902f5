import assert from "node:assert/strict";
import { ok, openApi } from "../support/api.ts";
import { assetsOf, finishedProject } from "../support/create.ts";
import { EventClient } from "../support/events.ts";
import {
  clearFaults,
  holdRefinements,
  orderFaults,
  releaseWork,
  studioCalls,
} from "../support/studio.ts";
import { untilRemoved } from "../support/until-removed.ts";
import { newUser } from "../support/user.ts";

Deno.test("one logo is deleted: its row, its picture, and who watches is told", async () => {
  const user = await newUser();
  const api = openApi(user);
  const { project_id, stream_url } = await finishedProject(user, { concept_count: 2 });
  const [gone = assert.fail(), stays = assert.fail()] = await assetsOf(user, project_id);
  const params = { path: { id: gone.id } };
  // Other tests go on where this one fails in between.
  await using held = new AsyncDisposableStack();
  held.defer(releaseWork);
  await holdRefinements();
  const refined = await ok(api.POST("/api/v1/assets/{id}/refine", {
    params,
    body: { action: "edit", instructions: "Make it deep blue" },
  }));
  const [child = assert.fail()] = refined.assets;
  assert.deepEqual([child.title, child.instructions], ["Make it deep blue", "Make it deep blue"]);
  const early = await api.DELETE("/api/v1/assets/{id}", { params });
  assert.deepEqual([early.response.status, early.error?.code], [409, "asset_not_ready"]);
  assert.match(early.error?.detail ?? "", /^It, or a logo made from it, is being drawn/);
  await held.disposeAsync();
  using stream = new EventClient(stream_url);
  await stream.until(() => stream.events.at(-1)?.type === "generation_complete");
  assert.equal((await api.DELETE("/api/v1/assets/{id}", { params })).response.status, 204);
  await stream.until(() => stream.types.includes("asset_deleted"));
  assert.equal((await api.DELETE("/api/v1/assets/{id}", { params })).response.status, 404);
  const left = await assetsOf(user, project_id);
  assert.deepEqual(left.map(({ id, parent_asset_id }) => [id, parent_asset_id]), [
    [stays.id, null],
    [child.id, null],
  ]);
  assert.equal(left[1]?.title, "Make it deep blue");
  await untilRemoved(user.id);
  const picture = await fetch(gone.asset_url ?? "");
  await picture.body?.cancel();
  assert.notEqual(picture.status, 200);
  const { project } = await ok(
    api.GET("/api/v1/projects/{id}", { params: { path: { id: project_id } } }),
  );
  assert.equal(project.status, "completed");
});

Deno.test("a declined logo is drawn from another prompt", async () => {
  const user = await newUser();
  const api = openApi(user);
  await orderFaults([{ vendor: "ark", fault: "refusal", times: 1 }]);
  const { project_id } = await finishedProject(user, { concept_count: 1 }).finally(clearFaults);
  const [failed = assert.fail()] = await assetsOf(user, project_id);
  const prompt = `A flat emblem of a coffee bean ${crypto.randomUUID()}`;
  const { asset } = await ok(api.POST("/api/v1/assets/{id}/retry", {
    params: { path: { id: failed.id } },
    body: { prompt },
  }));
  assert.equal(asset.generation_prompt, prompt);
  const { stream_url } = await ok(api.POST("/api/v1/projects/{id}/stream-tickets", {
    params: { path: { id: project_id } },
  }));
  using stream = new EventClient(stream_url);
  await stream.until(() => stream.events.at(-1)?.project?.status === "completed");
  assert.ok((await studioCalls(prompt)).length > 0);
});

Deno.test("a declined edit is drawn from a prompt of the owner's own", async () => {
  const user = await newUser();
  const api = openApi(user);
  const { project_id, stream_url } = await finishedProject(user, { concept_count: 1 });
  const [parent = assert.fail()] = await assetsOf(user, project_id);
  using stream = new EventClient(stream_url);
  // Once it stands: a failure of before would be no event, but a part of the snapshot.
  await stream.until(() => stream.events.length > 0);
  const { assets: [edit = assert.fail()] } = await ok(api.POST("/api/v1/assets/{id}/refine", {
    params: { path: { id: parent.id } },
    body: { action: "edit", instructions: "asdf qwer zxcv" },
  }));
  await stream.until(() => stream.types.includes("asset_failed"));
  await ok(api.POST("/api/v1/assets/{id}/retry", {
    params: { path: { id: edit.id } },
    body: { prompt: "Make it deep blue" },
  }));
  await stream.until(() =>
    stream.events.some(({ type, asset }) => type === "asset_completed" && asset?.id === edit.id)
  );
});
