import assert from "node:assert/strict";
import { join } from "node:path";
import { startStack } from "../../local/stack.ts";
import { OwnVendors } from "../support/own-vendors.ts";

Deno.test("with the vendors' addresses set, every call goes there and none to the studio", async () => {
  const directory = await Deno.makeTempDir({ prefix: "logokraft-vendors-" });
  await Deno.chmod(directory, 0o755); // Or Postgres's account could not enter it.
  await using vendors = new OwnVendors();
  const stack = await startStack({
    directory: join(directory, "stack"),
    port: 0,
    dbPort: 0,
    functionsEnvironment: {
      ...{ GEMINI_BASE_URL: vendors.url, GEMINI_API_KEY: "gemini-test-key" },
      ...{ ARK_BASE_URL: vendors.url, ARK_API_KEY: "ark-test-key" },
    },
  });
  try {
    assert.deepEqual([stack.studioUrl, stack.standIns], [undefined, []]);
    const api = `${stack.url}/functions/v1/api/v1`;
    const credentials = { email: "ada@example.org", password: "correct horse 1" };
    const signedUp = await (await fetch(`${api}/auth/signup`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(credentials),
    })).json();
    const headers = { authorization: `Bearer ${signedUp.session.access_token}` };
    const body = new FormData();
    const brief = { company_name: "Lumen", industry: "Lighting", description: "Lamps" };
    body.set("brief_data", JSON.stringify({ ...brief, concept_count: 3 }));
    const created = await (await fetch(`${api}/projects`, { method: "POST", headers, body }))
      .json();
    await vendors.until(() => vendors.pictures.length === 3);

    let assets: { status: string; generation_prompt: string; title: string }[] = [];
    while (!(assets.length === 3 && assets.every(({ status }) => status === "completed"))) {
      const response = await fetch(`${api}/projects/${created.project_id}/assets`, { headers });
      ({ assets } = await response.json());
      assert.equal(assets.some(({ status }) => status === "failed"), false);
    }
    assert.deepEqual(assets.map(({ generation_prompt }) => generation_prompt), vendors.written);
    assert.deepEqual(vendors.pictures.toSorted(), vendors.written.toSorted());
    assert.equal(vendors.prompts, 1);
    assert.deepEqual(vendors.keys, new Set(["gemini-test-key", "Bearer ark-test-key"]));
  } finally {
    await stack.stop();
    await Deno.remove(directory, { recursive: true });
  }
});
