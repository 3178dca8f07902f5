import assert from "node:assert/strict";
import type { components } from "@logokraft/client";
import { assetsOf, createProject } from "../support/create.ts";
import { EventClient } from "../support/events.ts";
import { clearFaults, orderFaults, studioCalls } from "../support/studio.ts";
import { newUser } from "../support/user.ts";

type Asset = components["schemas"]["Asset"];

/** Three logos, the last a wordmark, of a company that no other test names. */
async function draw(faults: (name: string) => object[]) {
  const user = await newUser();
  const name = `Harbour ${crypto.randomUUID().slice(0, 8)}`;
  await orderFaults(faults(name));
  try {
    const created = await createProject(user, { company_name: name, concept_count: 3 });
    using stream = new EventClient(created.stream_url);
    await stream.untilComplete();
    const assets = await assetsOf(user, created.project_id);
    const wordmark = assets.find(({ archetype }) => archetype === "wordmark") ?? assert.fail();
    const drawings = (await studioCalls(wordmark.generation_prompt ?? "?"))
      .filter(({ kind }) => kind === "picture");
    return { name, user, project: created.project_id, assets, wordmark, drawings, stream };
  } finally {
    await clearFaults();
  }
}

const misspelt = (name: string, more: object = {}) => ({
  vendor: "ark",
  fault: "misspell",
  match: { promptIncludes: name },
  ...more,
});

Deno.test("names are read back, and their verdict is told everywhere", async () => {
  const { name, user, project, assets, wordmark, drawings, stream } = await draw(() => []);
  assert.deepEqual([wordmark.lettering, wordmark.lettering_text], ["match", name]);
  assert.equal(drawings.length, 1);
  const abstract = assets.find(({ archetype }) => archetype === "abstract");
  assert.deepEqual([abstract?.lettering, abstract?.lettering_text], [null, null]);
  const told = stream.events.findLast(({ asset }) => asset?.id === wordmark.id)?.asset as Asset;
  assert.deepEqual([told.lettering, told.lettering_text], ["match", name]);
  const rows = await user.client.from("generated_assets")
    .select("lettering, prompt_version").eq("project_id", project).order("ordinal").throwOnError();
  assert.deepEqual(rows.data.map(({ lettering }) => lettering), [null, "match", "match"]);
  assert.match(rows.data[0]?.prompt_version ?? "", /^director-\d+$/);
});

Deno.test("a name drawn wrong once is drawn again, in the same attempt, and is right", async () => {
  const { name, wordmark, drawings } = await draw((name) => [misspelt(name, { times: 1 })]);
  assert.deepEqual([wordmark.lettering, wordmark.lettering_text], ["match", name]);
  assert.deepEqual([drawings.length, wordmark.attempts], [2, 1]);
  assert.match(drawings[1]?.prompt ?? "", /reads exactly/);
});

Deno.test("a name that is drawn wrong again and again is told to be, after two drawings", async () => {
  const { name, wordmark, drawings } = await draw((name) => [misspelt(name)]);
  assert.deepEqual([wordmark.status, wordmark.lettering], ["completed", "mismatch"]);
  assert.equal(drawings.length, 2);
  assert.notEqual(wordmark.lettering_text, name);
  assert.deepEqual([...wordmark.lettering_text ?? ""].sort(), [...name].sort());
});

for (
  const fault of [{ fault: "status", status: 503 }, { fault: "throttle", retryAfterSeconds: 1 }]
) {
  Deno.test(`a reader that answers ${fault.fault} leaves logos unchecked, and drawn`, async () => {
    const { wordmark, drawings } = await draw(() => [{
      ...fault,
      vendor: "gemini",
      match: { promptIncludes: "Which letters are in this picture?" },
    }]);
    assert.deepEqual([wordmark.status, wordmark.lettering], ["completed", "unchecked"]);
    assert.deepEqual([wordmark.lettering_text, wordmark.attempts, drawings.length], [null, 1, 1]);
  });
}
