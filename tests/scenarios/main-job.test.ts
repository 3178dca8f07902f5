import type { Asset } from "@logokraft/client";
import assert from "node:assert/strict";
import { readPictureHeader } from "../../supabase/functions/_shared/images/read-header.ts";
import { createProject } from "../support/create.ts";
import { EventClient } from "../support/events.ts";
import { inspirationPicture } from "../support/pictures.ts";
import { ChangeWatcher } from "../support/realtime.ts";
import { studioCalls } from "../support/studio.ts";
import { newUser } from "../support/user.ts";

Deno.test("a brief with a picture becomes fifteen logos, watched live", async (t) => {
  const user = await newUser();
  const name = `Northwind ${crypto.randomUUID().slice(0, 8)}`;
  await using changes = await ChangeWatcher.open(user.client, "generated_assets");
  const created = await createProject(user, { company_name: name }, inspirationPicture());
  using live = new EventClient(created.stream_url);
  // From its first event on: of what happens before a stream stands, a snapshot tells the outcome.
  using stream = new EventClient(created.stream_url, 0);
  await stream.untilComplete();
  // Thumbnails come after their logos, the last ones after all is done.
  const updated = () => stream.types.filter((type) => type === "asset_updated");
  await stream.until(() => updated().length === 15);
  const assets = await user.client.from("generated_assets").select().order("ordinal")
    .throwOnError();

  await t.step("the answer comes before any logo", () => {
    assert.equal(created.project.status, "prompting");
    assert.match(created.project.inspiration_image_url ?? "", /^http/);
  });

  await t.step("the stream begins with a snapshot and counts on from it", async () => {
    await live.untilComplete();
    assert.equal(live.types[0], "snapshot");
    const first = live.ids[0] ?? 0;
    assert.equal(first >= 1, true);
    // Where all was done when it came, its end is no event, and has no number.
    const ids = live.ids.filter((id) => id !== undefined);
    assert.deepEqual(ids, ids.map((_, index) => first + index));
  });

  await t.step("or with the first event, and ends with the project", () => {
    assert.deepEqual(stream.ids, stream.ids.map((_, index) => 1 + index));
    const end = stream.types.indexOf("generation_complete");
    assert.deepEqual(stream.types.slice(end - 2, end + 1), [
      "asset_completed",
      "project_updated",
      "generation_complete",
    ]);
    const { project } = stream.events[end] ?? assert.fail();
    assert.equal(project?.status, "completed");
    assert.deepEqual(project?.progress, {
      total: 15,
      pending: 0,
      generating: 0,
      completed: 15,
      failed: 0,
    });
  });

  await t.step("each logo went pending, generating, completed, and got its thumbnail", () => {
    for (const { id } of assets.data) {
      const seen = stream.events.filter(({ asset }) => asset?.id === id).map(({ type }) => type);
      const whole = ["asset_pending", "asset_generating", "asset_completed", "asset_updated"];
      assert.deepEqual(seen, whole);
    }
  });

  await t.step("Realtime told the same changes", async () => {
    await changes.until(() => changes.statuses("completed").length === 30);
    for (const { id } of assets.data) {
      const drawn = ["INSERT pending", "UPDATE generating", "UPDATE completed"];
      assert.deepEqual(changes.of(id), [...drawn, "UPDATE completed"]);
    }
  });

  await t.step("the archetypes are spread", () => {
    const counts = Object.groupBy(assets.data, ({ archetype }) => String(archetype));
    assert.deepEqual(
      Object.entries(counts).map(([archetype, rows]) => [archetype, rows?.length]).sort(),
      [["abstract", 4], ["combination", 3], ["lettermark", 3], ["pictorial", 2], ["wordmark", 3]],
    );
  });

  await t.step("fifteen pictures can be fetched, and no two are the same", async () => {
    const last = new Map<string, Asset>();
    for (const { asset } of stream.events) if (asset) last.set(asset.id, asset);
    const digests = new Set<string>();
    for (const { asset_url, mime_type } of last.values()) {
      const bytes = new Uint8Array(await (await fetch(asset_url ?? "")).arrayBuffer());
      const header = readPictureHeader(bytes);
      assert.equal(header?.mimeType, mime_type);
      // As Seedream 4.5 answers, which the studio stands in for.
      assert.equal(mime_type, "image/jpeg");
      assert.equal(Math.min(header?.width ?? 0, header?.height ?? 0) >= 1024, true);
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
      digests.add(String(digest));
    }
    assert.equal(digests.size, 15);
  });

  await t.step("one call for the prompts, one for each picture", async () => {
    const calls = await studioCalls(name);
    assert.equal(calls.filter(({ kind }) => kind === "text").length, 1);
    const prompts = assets.data.map(({ generation_prompt }) => generation_prompt);
    assert.equal(new Set(prompts).size, 15);
  });
});

Deno.test("who comes when all is done gets a snapshot and is told so", async () => {
  const user = await newUser();
  const created = await createProject(user, { concept_count: 1 });
  {
    using first = new EventClient(created.stream_url);
    await first.untilComplete();
  }
  using late = new EventClient(created.stream_url);
  await late.untilComplete();
  assert.deepEqual(late.types, ["snapshot", "generation_complete"]);
  assert.deepEqual(late.ids[1], undefined);
});
