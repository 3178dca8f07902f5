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

/** The code that a function consists of, in one file. */
export interface Bundle {
  megabytes: number;
  usesWebAssembly: boolean;
  /** The npm packages of which code is in it. */
  packages: ReadonlySet<string>;
  /** What hosted takes of this one. */
  mostMegabytes: number;
}

/** The functions that are deployed. */
export async function deployedFunctions(): Promise<FoundFunction[]> {
  return await discoverFunctions(await loadConfig(configFile), dirname(configFile));
}

/** Puts the code of a function together, and weighs it. */
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
    const code = await Deno.readTextFile(bundle);
    const usesWebAssembly = code.includes("WebAssembly.instantiate");
    // Each module is headed by where it is from.
    const origins = code.matchAll(/^ *\/\/ \S*\/npm\/[^/\n]+\/((?:@[^/\n]+\/)?[^/\n]+)\/\d/gm);
    const packages = new Set(Array.from(origins, ([, name = ""]) => name));
    const mostMegabytes = usesWebAssembly ? LIMITS.cli : LIMITS.server;
    return { megabytes, usesWebAssembly, packages, mostMegabytes };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Of `deno info`'s line `size: 1.95MB`. */
function megabytesOf(info: string): number {
  const [, number = "", unit = ""] = /^size: ([\d.]+)([KM]?B)/m.exec(info) ?? [];
  return Number(number) / { B: 1 << 20, KB: 1024, MB: 1 }[unit as "B" | "KB" | "MB"];
}
