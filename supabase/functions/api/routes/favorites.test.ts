import assert from "node:assert/strict";
import { projectId, startApi } from "../app.fixture.ts";

Deno.test("too many changes of favorite are told with when to come again", async () => {
  await using api = await startApi({
    "/rest/v1/generated_assets": () =>
      Response.json({
        code: "PT429",
        message: "rate_limited",
        details: "3000 changes of favorite in an hour are allowed.",
        hint: "Come again in 1234 seconds.",
      }, { status: 429 }),
  });
  const response = await api.call(`/api/v1/assets/${projectId}`, {
    method: "PATCH",
    headers: { "content-type": "application/json" },
    body: '{"favorite":true}',
  });
  assert.equal(response.status, 429);
  assert.equal(response.headers.get("retry-after"), "1234");
  assert.equal(response.headers.get("ratelimit"), '"favorites";r=0;t=1234');
  assert.equal(response.headers.get("ratelimit-policy"), '"favorites";q=3000;w=3600');
  assert.equal((await response.json()).code, "rate_limited");
});
