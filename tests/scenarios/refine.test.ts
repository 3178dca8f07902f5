import assert from "node:assert/strict";
import { call, ok, openApi } from "../support/api.ts";
import type { components } from "@logokraft/client";
import { assetsOf, createProject, finishedProject } from "../support/create.ts";
import { EventClient } from "../support/events.ts";
import {
  clearFaults,
  holdRefinements,
  orderFaults,
  releaseWork,
  studioCalls,
} from "../support/studio.ts";
import { newUser, type User } from "../support/user.ts";

function refine(
  user: User,
  id: string,
  body: components["schemas"]["Refinement"],
  headers: { "idempotency-key"?: string } = {},
) {
  return openApi(user).POST("/api/v1/assets/{id}/refine", {
    params: { path: { id }, header: headers },
    body,
  });
}

async function digest(url: string | null): Promise<string> {
  const bytes = await (await fetch(url ?? "")).arrayBuffer();
  return String(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}

Deno.test("a chain of refinements, each drawn from the one before", async () => {
  const user = await newUser();
  // A name of its own tells this test's calls of the studio from others' with the same words.
  const company_name = `Chain ${crypto.randomUUID().slice(0, 8)}`;
  const { project_id, stream_url } = await finishedProject(user, {
    concept_count: 1,
    company_name,
  });
  const [concept = assert.fail()] = await assetsOf(user, project_id);
  const pictures = new Set([await digest(concept.asset_url)]);
  let parent = concept;
  for (const instructions of ["Make it deep blue", "Put it on a black background", "Mirror it"]) {
    const refined = await ok(refine(user, parent.id, { action: "edit", instructions }));
    const [child = assert.fail()] = refined.assets;
    assert.deepEqual([child.parent_asset_id, child.status, child.archetype], [
      parent.id,
      "pending",
      concept.archetype,
    ]);
    using stream = new EventClient(refined.stream_url);
    await stream.untilComplete();
    const drawn = (await assetsOf(user, project_id)).find(({ id }) => id === child.id);
    assert.equal(drawn?.status, "completed");
    pictures.add(await digest(drawn?.asset_url ?? null));
    const asked = (await studioCalls(instructions))
      .filter(({ kind, prompt }) =>
        kind === "text" && prompt.includes("<parent_prompt>") && prompt.includes(company_name)
      );
    assert.equal(asked.length, 1);
    parent = drawn ?? assert.fail();
  }
  assert.equal(pictures.size, 4);

  using replay = new EventClient(stream_url, 0);
  await replay.until(() =>
    replay.types.filter((type) => type === "generation_complete").length === 4
  );
  assert.deepEqual(replay.ids, replay.ids.map((_, index) => index + 1));
});

Deno.test("variations come in numbers, beside their parent", async () => {
  const user = await newUser();
  const { project_id } = await finishedProject(user, { concept_count: 1 });
  const [concept = assert.fail()] = await assetsOf(user, project_id);
  const refined = await ok(refine(user, concept.id, { action: "variation", count: 3 }));
  assert.equal(refined.assets.length, 3);
  using stream = new EventClient(refined.stream_url);
  await stream.until(() =>
    stream.events.some(({ type, project }) =>
      type === "generation_complete" && project?.progress.completed === 4
    )
  );
  const assets = await assetsOf(user, project_id);
  const digests = await Promise.all(assets.map(({ asset_url }) => digest(asset_url)));
  assert.equal(new Set(digests).size, 4);
});

Deno.test("what can't be refined is refused", async () => {
  const user = await newUser();
  const { project_id } = await finishedProject(user, { concept_count: 1 });
  const [concept = assert.fail()] = await assetsOf(user, project_id);
  for (
    const body of [
      {},
      { action: "improve" },
      { action: "edit" },
      { action: "edit", instructions: "  " },
      { action: "edit", instructions: "x".repeat(1001) },
      { action: "variation", count: 0 },
      { action: "variation", count: 6 },
    ]
  ) {
    const answer = await call("POST", `/assets/${concept.id}/refine`, { token: user.token, body });
    assert.deepEqual([answer.status, answer.body.code], [422, "validation_failed"]);
  }
  await orderFaults([{ vendor: "ark", fault: "refusal", times: 1 }]);
  try {
    const { project_id: refused } = await finishedProject(user, { concept_count: 1 });
    const [failed = assert.fail()] = await assetsOf(user, refused);
    assert.equal(failed.status, "failed");
    const answer = await call("POST", `/assets/${failed.id}/refine`, {
      token: user.token,
      body: { action: "variation" },
    });
    assert.deepEqual([answer.status, answer.body.code], [409, "asset_not_ready"]);
  } finally {
    await clearFaults();
  }
  assert.equal((await assetsOf(user, project_id)).length, 1);
});

Deno.test("a wish of which nothing is understood fails, and the picture isn't sold again", async () => {
  const user = await newUser();
  const { project_id } = await finishedProject(user, { concept_count: 1 });
  const [concept = assert.fail()] = await assetsOf(user, project_id);
  const { stream_url, assets: [asked = assert.fail()] } = await ok(
    refine(user, concept.id, { action: "edit", instructions: "Qwertz uiop" }),
  );
  using stream = new EventClient(stream_url);
  await stream.untilComplete();
  const refined = (await assetsOf(user, project_id)).find(({ id }) => id === asked.id);
  assert.deepEqual([refined?.status, refined?.attempts], ["failed", 1]);
  assert.deepEqual(refined?.error, {
    code: "vendor_rejected",
    message: "The AI service drew nothing for this. Word it differently and try again.",
  });
});

Deno.test("the same key refines once", async () => {
  const user = await newUser();
  const { project_id } = await finishedProject(user, { concept_count: 1 });
  const [concept = assert.fail()] = await assetsOf(user, project_id);
  const headers = { "idempotency-key": "once" };
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => refine(user, concept.id, { action: "variation" }, headers)),
  );
  assert.deepEqual(new Set(answers.map(({ response }) => response.status)), new Set([202]));
  assert.equal(new Set(answers.map(({ data }) => data?.assets[0]?.id)).size, 1);
  const other = await refine(user, concept.id, { action: "variation", count: 2 }, headers);
  assert.deepEqual([other.response.status, other.error?.code], [422, "idempotency_key_reused"]);
  assert.equal((await assetsOf(user, project_id)).length, 2);
});

Deno.test("a refinement of a cancelled project wakes it", async () => {
  const user = await newUser();
  const created = await createProject(user, { concept_count: 1 });
  {
    using stream = new EventClient(created.stream_url);
    await stream.untilComplete();
  }
  const [concept = assert.fail()] = await assetsOf(user, created.project_id);
  // However long the cancellation takes, the variation is not drawn by then.
  await using held = new AsyncDisposableStack();
  held.defer(releaseWork);
  await holdRefinements();
  const { stream_url } = await ok(refine(user, concept.id, { action: "variation" }));
  await ok(
    openApi(user).POST("/api/v1/projects/{id}/cancel", {
      params: { path: { id: created.project_id } },
    }),
  );
  await held.disposeAsync();
  const [, cancelled] = await assetsOf(user, created.project_id);
  assert.deepEqual([cancelled?.status, cancelled?.error?.code], ["failed", "cancelled"]);
  using stream = new EventClient(stream_url, 0);
  const completions = () => stream.types.filter((type) => type === "generation_complete").length;
  await stream.until(() => completions() === 2);
  const again = await refine(user, concept.id, { action: "variation" });
  assert.equal(again.response.status, 202);
  await stream.until(() => completions() === 3);
  assert.equal(stream.events.at(-1)?.project?.status, "completed");
});
