import assert from "node:assert/strict";
import { loadConfig, parseConfig } from "./emulator/platform/config.ts";
import { redirectRulesOf } from "./redirect-rules.ts";
import { configFile } from "./settings.ts";

Deno.test("links in mails lead to the port that the stack has, by either of its names", async () => {
  assert.deepEqual(redirectRulesOf(await loadConfig(configFile), "http://127.0.0.1:54999"), {
    siteUrl: "http://127.0.0.1:54999",
    additional: ["http://localhost:54999/**"],
  });
});

Deno.test("a page of one's own stays where it is", () => {
  const config = parseConfig(`
    project_id = "x"
    [auth]
    site_url = "http://localhost:3000"
    additional_redirect_urls = ["http://127.0.0.1:543210/", "https://page.test:54321/*"]`);
  assert.deepEqual(redirectRulesOf(config, "http://127.0.0.1:54999"), {
    siteUrl: "http://localhost:3000",
    additional: ["http://127.0.0.1:543210/", "https://page.test:54321/*"],
  });
});
