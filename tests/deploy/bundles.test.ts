import assert from "node:assert/strict";
import { join } from "node:path";
import { z } from "zod";
import { discoverFunctions } from "../../local/emulator/edge/discover.ts";
import { loadConfig } from "../../local/emulator/platform/config.ts";
import { configFile, root } from "../../local/settings.ts";
import { deno, readGraph } from "./module-graph.ts";

/**
 * Megabytes of a bundle that hosted takes: one that it makes itself, and one that the CLI made.
 * https://supabase.com/docs/guides/troubleshooting/edge-function-bundle-size-issues
 */
const LIMITS = { server: 5, cli: 20 };

const denoConfig = z.object({ imports: z.record(z.string(), z.string()) });

const functions = await discoverFunctions(await loadConfig(configFile), join(root, "supabase"));

for (const { name, entrypoint, importMap = "" } of functions) {
  Deno.test(`${name} is small enough for hosted`, async () => {
    const folder = await Deno.makeTempDir({ prefix: "logokraft-bundle-" });
    const bundle = join(folder, "index.js");
    await deno([
      ...["bundle", "--quiet", "--platform=deno", `--config=${importMap}`],
      ...[`--output=${bundle}`, entrypoint],
    ]);
    const megabytes = megabytesOf(await deno(["info", bundle]));
    const usesWebAssembly = (await Deno.readTextFile(bundle)).includes("WebAssembly.instantiate");
    await Deno.remove(folder, { recursive: true });
    console.log(`${name}: ${megabytes} MB${usesWebAssembly ? ", with WebAssembly" : ""}`);
    const limit = usesWebAssembly ? LIMITS.cli : LIMITS.server;
    assert.ok(megabytes < limit, `${megabytes} MB, ${limit} at most`);
  });

  Deno.test(`${name} names no package that it does not use`, async () => {
    const config = denoConfig.parse(JSON.parse(await Deno.readTextFile(importMap)));
    const { imports } = await readGraph(entrypoint, importMap);
    const unused = Object.keys(config.imports).filter((key) =>
      !imports.has(key) && !(key.endsWith("/") && [...imports].some((one) => one.startsWith(key)))
    );
    assert.deepEqual(unused, []);
  });
}

/** Of `deno info`'s line `size: 1.95MB`. */
function megabytesOf(info: string): number {
  const [, number = "", unit = ""] = /^size: ([\d.]+)([KM]?B)/m.exec(info) ?? [];
  return Number(number) / { B: 1 << 20, KB: 1024, MB: 1 }[unit as "B" | "KB" | "MB"];
}
