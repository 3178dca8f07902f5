import assert from "node:assert/strict";
import { call } from "../support/api.ts";
import { expiredToken } from "../support/tokens.ts";

Deno.test("an access token that has expired is refused", async () => {
  const { status, body } = await call<{ code: string }>("GET", "/projects", {
    token: await expiredToken(),
  });
  assert.deepEqual([status, body.code], [401, "unauthorized"]);
});
