import assert from "node:assert/strict";
import type { Project } from "../../supabase/functions/_shared/contract/project.ts";
import { followProject } from "./follow.ts";

const project: Project = {
  id: crypto.randomUUID(),
  project_name: "Northwind",
  brief_data: { company_name: "Northwind", industry: "Coffee", description: "Beans" },
  status: "prompting",
  error: null,
  inspiration_image_url: null,
  progress: { total: 0, pending: 0, generating: 0, completed: 0, failed: 0 },
  cost: { amount: 0, currency: "USD" },
  created_at: "2026-11-25T08:00:00.000Z",
  updated_at: "2026-11-25T08:00:00.000Z",
};
const shared = { project_id: project.id, at: "2026-11-25T08:00:00.000Z" };

/** Answers each connection with the next of `answers`, as whole event streams. */
async function withStream(
  answers: (() => Response)[],
  work: (url: string) => Promise<void>,
): Promise<void> {
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    () => answers.shift()?.() ?? new Response(null, { status: 401 }),
  );
  try {
    await work(`http://127.0.0.1:${server.addr.port}/`);
  } finally {
    await server.shutdown();
  }
}

function stream(...messages: object[]): () => Response {
  const text = messages.map((message) => `data: ${JSON.stringify(message)}\n\n`).join("");
  const headers = { "content-type": "text/event-stream" };
  return () => new Response(`retry: 1\n\n${text}`, { headers });
}

Deno.test("a story goes on over connections until it is where it is waited for", async () => {
  const changed = (status: Project["status"]) => ({
    type: "project_updated",
    ...shared,
    project: { ...project, status },
  });
  const answers = [
    stream({ type: "snapshot", ...shared, project, assets: [] }, changed("generating")),
    stream(changed("completed")),
  ];
  await withStream(answers, async (url) => {
    const seen: string[] = [];
    const follower = followProject(url, project, (story) => seen.push(story.project.status));
    const story = await follower.until(({ project }) => project.status === "completed");
    assert.equal(story.project.status, "completed");
    assert.deepEqual(seen, ["prompting", "generating", "completed"]);
    follower.close();
  });
});

Deno.test("a stream that is closed for good fails who waits, and who asks later", async () => {
  const error = { type: "error", ...shared, code: "project_deleted", message: "It was deleted." };
  await withStream([stream(error)], async (url) => {
    const follower = followProject(url, project, () => {});
    await assert.rejects(follower.until(() => false), /It was deleted/);
    await assert.rejects(follower.until(() => false), /It was deleted/);
  });
  await withStream([], async (url) => {
    const follower = followProject(url, project, () => {});
    await assert.rejects(follower.until(() => false), /refused \(401\)/);
  });
});
