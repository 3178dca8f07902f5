import assert from "node:assert/strict";
import type { components } from "@logokraft/client";
import { call, ok, openApi } from "../support/api.ts";
import { assetsOf, createProject, finishedProject } from "../support/create.ts";
import { EventClient } from "../support/events.ts";
import {
  clearFaults,
  holdPrompts,
  orderFaults,
  releaseWork,
  studioCalls,
} from "../support/studio.ts";
import { newUser, type User } from "../support/user.ts";

function more(
  user: User,
  id: string,
  body: Partial<components["schemas"]["MoreConcepts"]> = {},
  key?: string,
) {
  return openApi(user).POST("/api/v1/projects/{id}/concepts", {
    params: { path: { id }, header: key === undefined ? {} : { "idempotency-key": key } },
    body: body as components["schemas"]["MoreConcepts"],
  });
}

async function projectOf(user: User, id: string) {
  const read = openApi(user).GET("/api/v1/projects/{id}", { params: { path: { id } } });
  return (await ok(read)).project;
}

Deno.test("more concepts for the same brief, unlike those that are there", async () => {
  const user = await newUser();
  // A name of its own tells this test's calls of the studio from others' with the same words.
  const company_name = `Further ${crypto.randomUUID().slice(0, 8)}`;
  const { project_id } = await finishedProject(user, { concept_count: 3, company_name });
  const [first = assert.fail(), ...others] = await assetsOf(user, project_id);
  await ok(
    openApi(user).PATCH("/api/v1/assets/{id}", {
      params: { path: { id: first.id } },
      body: { favorite: true },
    }),
  );

  const direction = "Something with a lighthouse";
  const asked = await ok(more(user, project_id, { count: 4, archetype: "pictorial", direction }));
  assert.deepEqual([asked.project.status, asked.project.error], ["prompting", null]);
  using stream = new EventClient(asked.stream_url, 0);
  await stream.until(() =>
    stream.types.filter((type) => type === "generation_complete").length === 2
  );
  const assets = await assetsOf(user, project_id);
  const added = assets.slice(3);
  assert.deepEqual(
    added.map(({ archetype, status, asset_type }) => [archetype, status, asset_type]),
    Array(4).fill(["pictorial", "completed", "logo_concept"]),
  );
  assert.equal(new Set(assets.map(({ title }) => title)).size, 7);
  assert.equal(new Set(assets.map(({ generation_prompt }) => generation_prompt)).size, 7);

  const prompts = (await studioCalls(company_name)).filter(({ prompt }) =>
    prompt.includes("<slots>")
  );
  const [, list = ""] = /<shown>(.*)<\/shown>/.exec(prompts.at(-1)?.prompt ?? "") ?? [];
  const shown: { title: string; favorite?: true }[] = JSON.parse(list);
  assert.deepEqual(
    shown.map(({ title, favorite }) => [title, favorite]),
    [[first.title, true], ...others.map(({ title }) => [title, undefined])],
  );
  assert.match(prompts.at(-1)?.prompt ?? "", /<direction>"Something with a lighthouse"/);
  assert.doesNotMatch(prompts[0]?.prompt ?? "", /<shown>|<direction>/);

  // From the request on: prompting, each logo pending, generating, and to its end.
  // Thumbnails of the earlier logos may come in between.
  const log = stream.events.filter(({ type }) => type !== "asset_updated")
    .map(({ type, project }) => project === undefined ? type : `${type}:${project.status}`);
  const begun = log.lastIndexOf("project_updated:prompting");
  assert.deepEqual(log.slice(begun, begun + 6), [
    "project_updated:prompting",
    ...Array(4).fill("asset_pending"),
    "project_updated:generating",
  ]);
  assert.deepEqual(log.slice(-2), ["project_updated:completed", "generation_complete:completed"]);
  assert.deepEqual(stream.ids, stream.ids.map((_, index) => index + 1));
});

Deno.test("what costs money is asked for once, and one round at a time", async () => {
  const user = await newUser();
  await holdPrompts();
  try {
    const { project_id } = await createProject(user, { concept_count: 1 });
    const busy = await call("POST", `/projects/${project_id}/concepts`, { token: user.token });
    assert.deepEqual([busy.status, busy.body.code], [409, "project_busy"]);
  } finally {
    await releaseWork();
  }
  const { project_id: own } = await finishedProject(user, { concept_count: 1 });
  const key = crypto.randomUUID();
  const [one, two] = [
    await ok(more(user, own, { count: 2 }, key)),
    await ok(more(user, own, { count: 2 }, key)),
  ];
  assert.equal(one.project.id, two.project.id);
  const reused = await call("POST", `/projects/${own}/concepts`, {
    ...{ token: user.token, body: { count: 3 } },
    headers: { "idempotency-key": key },
  });
  assert.deepEqual([reused.status, reused.body.code], [422, "idempotency_key_reused"]);
  using follow = new EventClient(two.stream_url, 0);
  await follow.until(() =>
    follow.types.filter((type) => type === "generation_complete").length === 2
  );
  assert.equal((await assetsOf(user, own)).length, 3);
});

Deno.test("a wish that breaks a rule is refused, and another's project is not there", async () => {
  const [user, stranger] = [await newUser(), await newUser()];
  const { project_id } = await finishedProject(user, { concept_count: 1 });
  for (
    const body of [
      ...[{ count: 0 }, { count: 21 }, { count: "5" }, { archetype: "mascot" }],
      ...[{ direction: " " }, { direction: "x".repeat(301) }, { direction: "\0" }, []],
    ]
  ) {
    const answer = await call("POST", `/projects/${project_id}/concepts`, {
      ...{ token: user.token, body },
    });
    assert.deepEqual([answer.status, answer.body.code], [422, "validation_failed"]);
  }
  const answer = await call("POST", `/projects/${project_id}/concepts`, { token: stranger.token });
  assert.deepEqual([answer.status, answer.body.code], [404, "not_found"]);
  assert.equal((await projectOf(user, project_id)).status, "completed");
});

Deno.test("a round that fails leaves the project completed, and says why", async () => {
  const user = await newUser();
  const { project_id } = await finishedProject(user, { concept_count: 1 });
  await orderFaults([{ vendor: "gemini", fault: "refusal", times: 1 }]);
  try {
    const { stream_url } = await ok(more(user, project_id, { count: 2 }));
    using stream = new EventClient(stream_url, 0);
    await stream.until(() =>
      stream.types.filter((type) => type === "generation_complete").length === 2
    );
    const project = await projectOf(user, project_id);
    assert.deepEqual([project.status, project.error?.code], ["completed", "content_policy"]);
  } finally {
    await clearFaults();
  }
  // Without a body: five of all kinds.
  type OnItsWay = { project: components["schemas"]["Project"]; stream_url: string };
  const again = await call<OnItsWay>("POST", `/projects/${project_id}/concepts`, {
    token: user.token,
  });
  assert.deepEqual([again.status, again.body.project.error], [202, null]);
  using stream = new EventClient(again.body.stream_url, 0);
  await stream.until(() =>
    stream.types.filter((type) => type === "generation_complete").length === 3
  );
  assert.equal((await assetsOf(user, project_id)).length, 6);
});
