import { dirname, join } from "node:path";
import { discoverFunctions, type FoundFunction } from "../../local/emulator/edge/discover.ts";
import { loadConfig } from "../../local/emulator/platform/config.ts";
import { configFile } from "../../local/settings.ts";
import { deno } from "./module-graph.ts";

/**
 * Megabytes of a bundle that hosted takes: one that it makes itself, and one that the CLI made.
 * https://supabase.com/docs/guides/troubleshooting/edge-function-bundle-size-issues
 */
const LIMITS = { server: 5, cli: 20 };

/** A function with all its modules, as it is deployed. */
export interface Bundle {
  megabytes: number;
  usesWebAssembly: boolean;
  /** What hosted takes of this one. */
  mostMegabytes: number;
}

/** The functions that are deployed. */
export async function deployedFunctions(): Promise<FoundFunction[]> {
  return await discoverFunctions(await loadConfig(configFile), dirname(configFile));
}

/** Bundles a function as it is deployed, and weighs it. */
export async function weighBundle(
  { entrypoint, importMap = "" }: Pick<FoundFunction, "entrypoint" | "importMap">,
): Promise<Bundle> {
  const folder = await Deno.makeTempDir({ prefix: "logokraft-bundle-" });
  try {
    const bundle = join(folder, "index.js");
    await deno([
      ...["bundle", "--quiet", "--platform=deno", `--config=${importMap}`],
      ...[`--output=${bundle}`, entrypoint],
    ]);
    const megabytes = megabytesOf(await deno(["info", bundle]));
    const usesWebAssembly = (await Deno.readTextFile(bundle)).includes("WebAssembly.instantiate");
    const mostMegabytes = usesWebAssembly ? LIMITS.cli : LIMITS.server;
    return { megabytes, usesWebAssembly, mostMegabytes };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Of `deno info`'s line `size: 1.95MB`. */
function megabytesOf(info: string): number {
  const [, number = "", unit = ""] = /^size: ([\d.]+)([KM]?B)/m.exec(info) ?? [];
  return Number(number) / { B: 1 << 20, KB: 1024, MB: 1 }[unit as "B" | "KB" | "MB"];
}
