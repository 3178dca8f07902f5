import assert from "node:assert/strict";
import type { FollowedMessage, FollowOptions, StreamMessage } from "@logokraft/client";
import { becomes, deleted, project, snapshot } from "../js/src/api.fixture.ts";
import { followUntil, type Story } from "./story.ts";

/** A client that tells these, numbered from 1, and then nothing more. */
function tells(...messages: StreamMessage[]) {
  const asked: FollowOptions[] = [];
  async function* follow(_: string, options: FollowOptions = {}): AsyncGenerator<FollowedMessage> {
    asked.push(options);
    for (const message of messages.slice(options.lastEventId ?? 0)) {
      yield { ...message, id: messages.indexOf(message) + 1 };
    }
  }
  return { logokraft: { follow }, asked };
}

function begin(): Story {
  return {
    project: { ...project, status: "prompting" },
    assets: new Map(),
    kits: new Map(),
    lastEventId: undefined,
  };
}

Deno.test("a story goes on to where it is waited for, and from there", async () => {
  const seen: string[] = [];
  const story = begin();
  const { logokraft, asked } = tells(snapshot(), becomes("completed"), becomes("generating"));
  const onChange = ({ project }: Story) => seen.push(project.status);
  const followed = { logokraft, story, onChange };
  await followUntil(({ project }) => project.status === "completed", followed);
  assert.deepEqual([story.project.status, story.lastEventId], ["completed", 2]);
  await followUntil(({ project }) => project.status === "generating", followed);
  assert.deepEqual(seen, ["generating", "completed", "generating"]);
  assert.deepEqual(asked.map(({ lastEventId }) => lastEventId), [undefined, 2]);
});

Deno.test("a deleted project fails who waits, and so does a stream that was ended", async () => {
  const gone = tells(snapshot(), deleted);
  const onChange = () => {};
  await assert.rejects(
    followUntil(() => false, { logokraft: gone.logokraft, story: begin(), onChange }),
    /It was deleted/,
  );
  const signal = AbortSignal.abort(new Error("Stopped"));
  const { logokraft } = tells();
  await assert.rejects(
    followUntil(() => false, { logokraft, story: begin(), onChange, signal }),
    /Stopped/,
  );
});
