import assert from "node:assert/strict";
import { loadConfig } from "./emulator/platform/config.ts";
import { configFile } from "./settings.ts";

Deno.test("the project's own config.toml is usable and exposes nothing private", async () => {
  const config = await loadConfig(configFile);
  assert.equal(config.project_id, "logokraft");
  assert.deepEqual(config.api.schemas, ["public"]);
  assert.equal(config.functions.api?.verify_jwt, false);
});
