import assert from "node:assert/strict";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { discoverFunctions } from "../../local/emulator/edge/discover.ts";
import { loadConfig } from "../../local/emulator/platform/config.ts";
import { configFile, functionsFolder, root } from "../../local/settings.ts";
import { readConfig } from "../../supabase/functions/_shared/config.ts";
import { findSupabase } from "../support/supabase-cli.ts";

const example = await Deno.readTextFile(join(functionsFolder, ".env.example"));
/** Every line that sets something, the commented ones too. */
const settings = parseEnv(example.replaceAll(/^# (?=[A-Z][A-Z0-9_]*=)/gm, ""));

const platform = {
  SUPABASE_URL: "http://localhost",
  SUPABASE_PUBLISHABLE_KEYS: '{"default":"a"}',
  SUPABASE_SECRET_KEYS: '{"default":"b"}',
};

Deno.test(".env.example names every variable that the functions read, and no other", async () => {
  const source = await Deno.readTextFile(join(functionsFolder, "_shared/config.ts"));
  const [, schema = ""] = /const environment = z\.object\(\{([\s\S]*?)^\}\);/m.exec(source) ?? [];
  const names = [...schema.matchAll(/^ {2}([A-Z][A-Z0-9_]*):/gm)].map(([, name]) => name ?? "");
  // What the platform sets, no operator may: SUPABASE_ is refused.
  const own = names.filter((name) => !/^(SUPABASE|SB)_/.test(name));
  assert.deepEqual(Object.keys(settings).sort(), own.sort());
});

Deno.test(".env.example shows the defaults", () => {
  assert.deepEqual(readConfig({ ...settings, ...platform }), readConfig(platform));
});

Deno.test("config.toml has every function, and nothing that the CLI does not know", async () => {
  const config = await loadConfig(configFile);
  for (
    const { name, verifyJwt, entrypoint, importMap } of await discoverFunctions(
      config,
      join(root, "supabase"),
    )
  ) {
    const folder = join(functionsFolder, name);
    assert.ok(Object.hasOwn(config.functions, name), `[functions.${name}] is missing`);
    assert.deepEqual([verifyJwt, entrypoint, importMap], [
      false,
      join(folder, "index.ts"),
      join(folder, "deno.json"),
    ]);
  }
  const folder = await Deno.makeTempDir({ prefix: "logokraft-init-" });
  await new Deno.Command(await findSupabase(), { args: ["init", "--yes"], cwd: folder }).output();
  const template = await keysOf(join(folder, "supabase/config.toml"));
  await Deno.remove(folder, { recursive: true });
  const own = [...await keysOf(configFile)].filter((key) => !key.startsWith("functions."));
  assert.deepEqual(own.filter((key) => !template.has(key)), []);
});

/** `section.key` of each line of a config.toml; the CLI's template has many in comments. */
async function keysOf(file: string): Promise<Set<string>> {
  const keys = new Set<string>();
  let section = "";
  for (const line of (await Deno.readTextFile(file)).split("\n")) {
    const [, name] = /^(?:# ?)?\[([\w.-]+)\]/.exec(line) ?? [];
    const [, key] = /^(?:# ?)?(\w+) =/.exec(line) ?? [];
    if (name !== undefined) section = name;
    if (key !== undefined) keys.add(`${section}.${key}`);
  }
  return keys;
}
