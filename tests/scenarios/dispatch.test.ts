import assert from "node:assert/strict";
import { createProject } from "../support/create.ts";
import { withFaultyDispatch } from "../support/faulty-dispatch.ts";
import { EventClient } from "../support/events.ts";
import { studioCalls } from "../support/studio.ts";
import { newUser } from "../support/user.ts";

function uniqueName(): string {
  return `Harbour ${crypto.randomUUID().slice(0, 8)}`;
}

/** Text calls quote the brief. A prompt without lettering may be that of an earlier project too. */
async function paidCalls(name: string, prompts: string[], since: number): Promise<number[]> {
  const text = (await studioCalls(name)).filter(({ kind }) => kind === "text");
  const counts = [text.length];
  for (const prompt of prompts) {
    const pictures = (await studioCalls(prompt, since)).filter(({ kind }) => kind === "picture");
    counts.push(pictures.length);
  }
  return counts;
}

Deno.test("with the first call of every asset lost, all still complete", async () => {
  const user = await newUser();
  await withFaultyDispatch("first-lost", async () => {
    const { stream_url } = await createProject(user, { concept_count: 5 });
    using client = new EventClient(stream_url);
    await client.untilComplete();
    assert.equal(client.events.at(-1)?.project?.progress.completed, 5);
  });
});

Deno.test("with every call made twice, no vendor is asked twice", async () => {
  const user = await newUser();
  const name = uniqueName();
  const from = Date.now();
  await withFaultyDispatch("twice", async () => {
    const { stream_url } = await createProject(user, { company_name: name, concept_count: 6 });
    using client = new EventClient(stream_url);
    await client.untilComplete();
    assert.equal(client.events.at(-1)?.project?.progress.completed, 6);
  });
  const { data } = await user.client.from("generated_assets").select("generation_prompt, attempts")
    .throwOnError();
  const prompts = data.map(({ generation_prompt }) => String(generation_prompt));
  assert.deepEqual(await paidCalls(name, prompts, from), [1, 1, 1, 1, 1, 1, 1]);
  assert.deepEqual(data.map(({ attempts }) => attempts), [1, 1, 1, 1, 1, 1]);
});
