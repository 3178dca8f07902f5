import assert from "node:assert/strict";
import { ok, openApi } from "../support/api.ts";
import { assetsOf, createProject } from "../support/create.ts";
import { EventClient } from "../support/events.ts";
import { inspirationPicture } from "../support/pictures.ts";
import { newUser } from "../support/user.ts";

Deno.test("an inspiration that is cut off fails its brief by name, and the retry does without it", async () => {
  const user = await newUser();
  const whole = inspirationPicture();
  const cut = whole.slice(0, Math.floor(whole.size / 2), whole.type);
  const created = await createProject(user, { concept_count: 1 }, cut);
  {
    using stream = new EventClient(created.stream_url);
    await stream.untilComplete();
    const project = stream.events.at(-1)?.project;
    assert.equal(project?.status, "failed");
    assert.equal(project?.error?.code, "unsupported_image");
    assert.match(project?.error?.message ?? "", /inspiration picture/);
  }
  const retried = await ok(
    openApi(user).POST("/api/v1/projects/{id}/retry", {
      params: { path: { id: created.project_id } },
      body: { without_inspiration: true },
    }),
  );
  assert.equal(retried.project.inspiration_image_url, null);
  using stream = new EventClient(retried.stream_url);
  await stream.until(() => stream.events.at(-1)?.project?.status === "completed");
  const [logo] = await assetsOf(user, created.project_id);
  assert.equal(logo?.status, "completed");
});
