import assert from "node:assert/strict";
import { readConfig } from "./config.ts";

const hosted = {
  SUPABASE_URL: "https://abc.supabase.co/",
  SUPABASE_PUBLISHABLE_KEYS: '{"default":"sb_publishable_1"}',
  SUPABASE_SECRET_KEYS: '{"default":"sb_secret_1","internal":"sb_secret_2"}',
  SUPABASE_JWKS: '{"keys":[{"kty":"EC","kid":"1"}]}',
};

Deno.test("what the platform sets is enough", () => {
  const config = readConfig(hosted);
  assert.equal(config.supabaseUrl, "https://abc.supabase.co");
  assert.equal(config.publicSupabaseUrl, "https://abc.supabase.co");
  assert.equal(config.secretKey, "sb_secret_1");
  assert.deepEqual(config.allowedOrigins, ["*"]);
  assert.deepEqual(config.limits, {
    maxActiveProjects: 5,
    maxGenerationsPerDay: 300,
    maxInspirationBytes: 5000 * 1024 * 1024,
    maxStreamsPerProject: 200,
    maxStreamsPerUser: 500,
  });
  assert.equal(config.seedream.model, "seedream-4-5-251128");
});

Deno.test("INTERNAL_KEY_NAME chooses among the secret keys", () => {
  assert.equal(readConfig({ ...hosted, INTERNAL_KEY_NAME: "internal" }).secretKey, "sb_secret_2");
  assert.throws(
    () => readConfig({ ...hosted, INTERNAL_KEY_NAME: "other" }),
    /SUPABASE_SECRET_KEYS has no key named "other"/,
  );
});

Deno.test("the keys of a project from before named keys are taken", () => {
  const { SUPABASE_PUBLISHABLE_KEYS: _p, SUPABASE_SECRET_KEYS: _s, ...rest } = hosted;
  const config = readConfig({
    ...rest,
    SUPABASE_ANON_KEY: "anon",
    SUPABASE_SERVICE_ROLE_KEY: "service",
  });
  assert.equal(config.publishableKey, "anon");
  assert.equal(config.secretKey, "service");
});

Deno.test("a bad value names its variable and doesn't show itself", () => {
  for (
    const [variable, value] of [
      ["SUPABASE_URL", "abc.supabase.co:x"],
      ["SUPABASE_SECRET_KEYS", "sb_secret_raw"],
      ["MAX_ACTIVE_PROJECTS", "many"],
      ["IMAGE_PROVIDER", "dalle"],
    ] as const
  ) {
    assert.throws(
      () => readConfig({ ...hosted, [variable]: value }),
      ({ message }: Error) => message.includes(variable) && !message.includes(value),
    );
  }
});

Deno.test("an empty variable counts as absent", () => {
  assert.equal(
    readConfig({ ...hosted, GEMINI_BASE_URL: "" }).gemini.baseUrl,
    "https://generativelanguage.googleapis.com",
  );
});

Deno.test("fal has its own key, address and model", () => {
  const { seedream } = readConfig({ ...hosted, IMAGE_PROVIDER: "fal", FAL_KEY: "k" });
  assert.deepEqual(seedream, {
    provider: "fal",
    apiKey: "k",
    baseUrl: "https://queue.fal.run",
    model: "fal-ai/bytedance/seedream/v4.5/text-to-image",
    background: "opaque",
  });
});
