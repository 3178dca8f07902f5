import assert from "node:assert/strict";
import { createClient } from "@supabase/supabase-js";
import type { Database } from "../database.types.ts";
import { failureOf } from "../jobs/failure.ts";
import { createStalledFetch } from "../timing/stalled-fetch.ts";
import { withServer } from "../vendors/server.fixture.ts";
import { downloadObject } from "./download-object.ts";

/**
 * Reads an object of a Storage that answers so.
 *
 * @param silence milliseconds after which a call is given up: never, where an answer comes, however
 * busy the machine is.
 */
async function download(
  answer: () => Response,
  { signal = new AbortController().signal, silence = 600_000 }: {
    signal?: AbortSignal;
    silence?: number;
  } = {},
): Promise<unknown> {
  let outcome: unknown;
  await withServer(answer, async (url) => {
    const client = createClient<Database>(url, "key", {
      global: { fetch: createStalledFetch(silence) },
      auth: { persistSession: false, autoRefreshToken: false },
    });
    const object = { bucket: "generated-assets", path: "u/p/1.png" };
    outcome = await downloadObject(client, object, "The picture", signal)
      .catch((error) => error);
  });
  return outcome;
}

function answering(more: (controller: ReadableStreamDefaultController) => void) {
  return () =>
    new Response(
      new ReadableStream({ start: (it) => it.enqueue(new Uint8Array([1, 2])), pull: more }),
    );
}

const faults: [string, () => Response][] = [
  ["an error", () => Response.json({ message: "No" }, { status: 500 })],
  ["an answer that stalls", answering(() => {})],
  ["an answer that breaks off", answering((controller) => controller.error(new Error("cut")))],
];

for (const [what, answer] of faults) {
  Deno.test(`${what} is a fault of Storage's, which spends no attempt`, async () => {
    const error = await download(answer, { silence: 50 });
    assert.equal(failureOf(error).class, "storage", `${error}`);
  });
}

Deno.test("an object comes whole, and an abort is no fault of Storage's", async () => {
  const whole = answering((controller) => controller.close());
  assert.deepEqual(await download(whole), new Uint8Array([1, 2]));
  const reason = new Error("the lease is lost");
  assert.equal(await download(answering(() => {}), { signal: AbortSignal.abort(reason) }), reason);
});
