import assert from "node:assert/strict";
import { join } from "node:path";
import { discoverFunctions } from "../../local/emulator/edge/discover.ts";
import { loadConfig } from "../../local/emulator/platform/config.ts";
import { configFile, root } from "../../local/settings.ts";
import { findSupabase } from "../support/supabase-cli.ts";
import { startManagementApi } from "./management-api.ts";
import { readGraph } from "./module-graph.ts";

Deno.test("functions deploy sends every function of a clean checkout, whole and nothing else", async () => {
  const scratch = await Deno.makeTempDir({ prefix: "logokraft-deploy-" });
  try {
    const checkout = await copyTracked(join(scratch, "checkout"));
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

    const functions = await discoverFunctions(await loadConfig(configFile), join(root, "supabase"));
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

/** A copy of what git knows of the folder that is deployed. */
async function copyTracked(folder: string): Promise<string> {
  const { stdout } = await new Deno.Command("git", {
    args: ["ls-files", "--cached", "--others", "--exclude-standard", "supabase"],
    cwd: root,
  }).output();
  for (const path of new TextDecoder().decode(stdout).trim().split("\n")) {
    await Deno.mkdir(join(folder, path, ".."), { recursive: true });
    await Deno.copyFile(join(root, path), join(folder, path));
  }
  return folder;
}
