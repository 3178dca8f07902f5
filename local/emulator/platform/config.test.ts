import assert from "node:assert/strict";
import { loadConfig, parseConfig } from "./config.ts";

Deno.test("a file is read as the CLI reads it", async () => {
  const fixtures = new URL("../edge/fixtures/supabase/config.toml", import.meta.url);
  const config = await loadConfig(fixtures.pathname);
  assert.equal(config.project_id, "fixtures");
  assert.equal(config.functions.off?.enabled, false);
});

Deno.test("what is not said has the CLI's default", () => {
  const config = parseConfig(`project_id = "x"\n[functions.hello]`);
  assert.equal(config.api.max_rows, 1000);
  assert.equal(config.auth.refresh_token_reuse_interval, 10);
  assert.equal(config.functions.hello?.verify_jwt, true);
});

Deno.test("sizes become bytes", () => {
  const sizeOf = (size: string) =>
    parseConfig(`project_id = "x"\n[storage]\nfile_size_limit = ${size}`).storage.file_size_limit;
  assert.equal(sizeOf(`"5MiB"`), 5 * 1024 * 1024);
  assert.equal(sizeOf(`"5MB"`), 5_000_000);
  assert.equal(sizeOf("17"), 17);
  assert.throws(() => sizeOf(`"5 parsecs"`), /not a size/);
});

Deno.test("nobody changes it afterwards", () => {
  const config = parseConfig(`project_id = "x"`);
  assert.ok(Object.isFrozen(config) && Object.isFrozen(config.auth.rate_limit));
});

Deno.test("a mistake is named", () => {
  assert.throws(() => parseConfig(`project_id = "x"\n[api]\nmax_rows = "many"`, "my.toml"), {
    message: /my\.toml is not usable:[^]*max_rows/,
  });
});
