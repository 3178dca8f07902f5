import { join } from "node:path";
import { functionsFolder } from "../local/settings.ts";
import { functionNames } from "./function-names.ts";
import { type Keep, measured, type Measurement } from "./measurement.ts";

const MEGABYTE = 1_000_000;

/** What the platform bundles, where the CLI does not. */
const SERVER_LIMIT = 5;
/** What the CLI's bundle may have: https://supabase.com/docs/guides/functions/limits */
const CLI_LIMIT = 20;
/** Those that are bundled by the CLI. */
const large = ["make-renditions"];

/** How much each function is once all its modules are put together, which a cold start reads. */
export async function measureBundles(keep: Keep): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  for (const name of await functionNames()) {
    const { bytes, modules } = await bundle(name);
    keep(name, { bytes, modules });
    measurements.push(measured(`all modules of ${name}`, bytes / MEGABYTE, {
      unit: " MB",
      atMost: large.includes(name) ? CLI_LIMIT : SERVER_LIMIT,
      from: modules,
    }));
  }
  return measurements;
}

async function bundle(name: string): Promise<{ bytes: number; modules: string }> {
  const folder = join(functionsFolder, name);
  const output = await Deno.makeTempFile({ prefix: "logokraft-bundle-", suffix: ".js" });
  try {
    const { success, stderr } = await new Deno.Command(Deno.execPath(), {
      args: [
        ...["bundle", "--platform", "deno", "--no-lock", "--config", join(folder, "deno.json")],
        ...["-o", output, join(folder, "index.ts")],
      ],
      env: { NO_COLOR: "1" },
    }).output();
    const said = new TextDecoder().decode(stderr);
    if (!success) throw new Error(`${name} can't be bundled:\n${said}`);
    const modules = /Bundled (\d+ modules)/.exec(said)?.[1] ?? "";
    return { bytes: (await Deno.stat(output)).size, modules };
  } finally {
    await Deno.remove(output);
  }
}
