import assert from "node:assert/strict";
import { join } from "node:path";
import { EventClient } from "../support/events.ts";
import { OddVendors } from "../support/odd-vendors.ts";
import { startTestStack } from "../support/stack.ts";
import { withoutWaits } from "../support/without-waits.ts";

/** A stack of its own whose vendors are odd, and a user of it. */
async function withOddVendors(
  environment: (url: string) => Record<string, string>,
  run: (scene: {
    vendors: OddVendors;
    post: (path: string, body: BodyInit) => Promise<{ project_id: string; stream_url: string }>;
    logos: (projectId: string) => Promise<{ id: string; status: string; attempts: number }[]>;
  }) => Promise<void>,
) {
  await using parts = new AsyncDisposableStack();
  const scratch = await Deno.makeTempDir({ prefix: "logokraft-odd-" });
  parts.defer(() => Deno.remove(scratch, { recursive: true }));
  await Deno.chmod(scratch, 0o755); // Or Postgres's account could not enter it.
  const vendors = parts.use(new OddVendors());
  const stack = await startTestStack(join(scratch, "stack"), {
    functionsEnvironment: {
      ...{ GEMINI_BASE_URL: vendors.url, GEMINI_API_KEY: "gemini-test-key" },
      ...environment(vendors.url),
    },
  });
  parts.defer(() => stack.stop());
  parts.use(withoutWaits(stack.dbUrl));
  const api = `${stack.url}/functions/v1/api/v1`;
  const json = { "content-type": "application/json" };
  const signedUp = await fetch(`${api}/auth/signup`, {
    method: "POST",
    headers: json,
    body: JSON.stringify({ email: "ada@example.org", password: "correct horse 1" }),
  });
  const authorization = `Bearer ${(await signedUp.json()).session.access_token}`;
  await run({
    vendors,
    async post(path, body) {
      const headers = { authorization, ...(typeof body === "string" && json) };
      const response = await fetch(api + path, { method: "POST", headers, body });
      assert.ok(response.ok, await response.clone().text());
      return await response.json();
    },
    async logos(projectId) {
      const response = await fetch(`${api}/projects/${projectId}/assets`, {
        headers: { authorization },
      });
      return (await response.json()).assets;
    },
  });
}

function briefForm(): FormData {
  const body = new FormData();
  const brief = { company_name: "Lumen", industry: "Lighting", description: "Lamps" };
  body.set("brief_data", JSON.stringify({ ...brief, concept_count: 1 }));
  return body;
}

Deno.test("through every oddity of Gemini and Ark a logo is paid for once, and its variation too", async () => {
  await withOddVendors(
    (url) => ({ ARK_BASE_URL: url, ARK_API_KEY: "ark-test-key" }),
    async ({ vendors, post, logos }) => {
      const { project_id, stream_url } = await post("/projects", briefForm());
      {
        using stream = new EventClient(stream_url);
        await stream.untilComplete();
      }
      const [logo = assert.fail()] = await logos(project_id);
      assert.deepEqual([logo.status, vendors.paid], ["completed", 1]);
      const refined = await post(
        `/assets/${logo.id}/refine`,
        JSON.stringify({ action: "variation" }),
      );
      using stream = new EventClient(refined.stream_url);
      await stream.until(() => stream.events.at(-1)?.project?.progress.completed === 2);
      assert.equal(vendors.paid, 2);
      assert.deepEqual(vendors.left, ["status", "result", "result"], "those of fal alone");
    },
  );
});

Deno.test("through every oddity of fal a logo is paid for once, and a forgotten job once more", async () => {
  await withOddVendors(
    (url) => ({ IMAGE_PROVIDER: "fal", FAL_BASE_URL: url, FAL_KEY: "fal-test-key" }),
    async ({ vendors, post, logos }) => {
      for (const paid of [1, 3]) {
        vendors.forgets = paid === 1 ? 0 : 2;
        const { project_id, stream_url } = await post("/projects", briefForm());
        using stream = new EventClient(stream_url);
        await stream.untilComplete();
        const [logo = assert.fail()] = await logos(project_id);
        assert.deepEqual([logo.status, vendors.paid], ["completed", paid]);
      }
      assert.deepEqual(vendors.left, ["ark", "ark"], "those of Ark alone");
    },
  );
});
