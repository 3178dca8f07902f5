import assert from "node:assert/strict";
import { withServer } from "../_shared/vendors/server.fixture.ts";
import { createTickets } from "../_shared/tickets.ts";
import { followForSeconds } from "./follow-project.ts";

const projectId = crypto.randomUUID();
const user = { id: crypto.randomUUID() };
const about = { project_id: projectId, at: "2026-11-28T12:00:00.000Z" };
const deleted = { type: "asset_deleted", ...about, asset_id: crypto.randomUUID() };
const tickets = createTickets("a key of the tests that is long enough");

function chunk(id: number): Uint8Array {
  return new TextEncoder().encode(`id: ${id}\ndata: ${JSON.stringify(deleted)}\n\n`);
}

Deno.test("a stream that breaks or is closed goes on behind the last event", async () => {
  const resumed: (string | null)[] = [];
  const answer = (request: Request) => {
    resumed.push(request.headers.get("last-event-id"));
    const count = resumed.length;
    let isSent = false;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (!isSent) controller.enqueue(chunk(count));
        else if (count === 1) controller.error(new Error("the worker is gone"));
        else controller.close();
        isSent = true;
      },
    });
    return new Response(body, { headers: { "content-type": "text/event-stream" } });
  };
  await withServer(answer, async (supabaseUrl) => {
    const deps = { config: { supabaseUrl }, tickets, user };
    let messages = 0;
    for await (const _ of followForSeconds(deps, projectId, 20, new AbortController().signal)) {
      if (++messages === 3) break;
    }
  });
  assert.deepEqual(resumed, [null, "1", "2"]);
});

Deno.test("where the stream can't be opened, that is told", async () => {
  const follow = async (supabaseUrl: string) => {
    const deps = { config: { supabaseUrl }, tickets, user };
    for await (const _ of followForSeconds(deps, projectId, 20, new AbortController().signal));
  };
  await assert.rejects(follow("http://127.0.0.1:1"), { code: "unavailable" });
  for (const [status, code] of [[404, "not_found"], [503, "unavailable"]] as const) {
    await withServer(() => new Response(null, { status }), async (url) => {
      await assert.rejects(follow(url), { code });
    });
  }
});

Deno.test("a silent stream is left when the time is over, or with its caller", async () => {
  const silent = () => new Response(new ReadableStream());
  await withServer(silent, async (supabaseUrl) => {
    const deps = { config: { supabaseUrl }, tickets, user };
    const follow = async (seconds: number, signal: AbortSignal) => {
      for await (const _ of followForSeconds(deps, projectId, seconds, signal));
    };
    await follow(0.2, new AbortController().signal);
    const caller = new AbortController();
    const following = follow(20, caller.signal);
    caller.abort(new Error("gone"));
    await assert.rejects(following, { message: "gone" });
  });
});
