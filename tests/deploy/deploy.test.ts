import assert from "node:assert/strict";
import { join } from "node:path";
import { discoverFunctions } from "../../local/emulator/edge/discover.ts";
import { loadConfig } from "../../local/emulator/platform/config.ts";
import { root } from "../../local/settings.ts";
import { findSupabase } from "../support/supabase-cli.ts";
import { startManagementApi } from "./management-api.ts";
import { readGraph } from "./module-graph.ts";

Deno.test("functions deploy sends every function of a clean clone, whole and nothing else", async () => {
  const scratch = await Deno.makeTempDir({ prefix: "logokraft-deploy-" });
  try {
    const checkout = await clone(join(scratch, "checkout"));
    const received = join(scratch, "received");
    await using api = startManagementApi(received);
    const profile = join(scratch, "profile.yaml");
    await Deno.writeTextFile(
      profile,
      `name: stand-in\napi_url: ${api.url}\ndashboard_url: ${api.url}\nproject_host: localhost\n`,
    );
    const { success, stderr } = await new Deno.Command(await findSupabase(), {
      args: [
        ...["functions", "deploy", "--use-api", "--remote=abcdefghijklmnopqrst", "--yes"],
        `--profile=${profile}`,
      ],
      cwd: checkout,
      env: { SUPABASE_ACCESS_TOKEN: `sbp_${"0".repeat(40)}` },
    }).output();
    assert.ok(success, new TextDecoder().decode(stderr));

    const supabase = join(checkout, "supabase");
    const functions = await discoverFunctions(
      await loadConfig(join(supabase, "config.toml")),
      supabase,
    );
    assert.deepEqual([...api.deployed.keys()].sort(), functions.map(({ name }) => name).sort());
    for (const { name, verifyJwt } of functions) {
      const { files, ...sent } = api.deployed.get(name) ?? assert.fail(name);
      assert.equal(sent.verify_jwt, verifyJwt, name);
      const here = join(received, name);
      const graph = await readGraph(
        join(here, sent.entrypoint_path),
        join(here, sent.import_map_path),
      );
      const needed = graph.files.map((path) => path.slice(here.length + 1));
      assert.deepEqual(files.toSorted(), [...needed, sent.import_map_path].sort(), name);
    }
  } finally {
    await Deno.remove(scratch, { recursive: true });
  }
});

/** A clone of what is committed, and nothing else that lies about here. */
async function clone(folder: string): Promise<string> {
  const { success, stderr } = await new Deno.Command("git", {
    args: ["clone", "--quiet", root, folder],
  }).output();
  assert.ok(success, new TextDecoder().decode(stderr));
  return folder;
}
