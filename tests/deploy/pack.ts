import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { z } from "zod";
import { deno } from "./module-graph.ts";

const graph = z.object({
  modules: z.array(z.object({ specifier: z.string(), local: z.string().nullish() })),
  npmPackages: z.record(z.string(), z.object({ localPath: z.string() })),
});

/** The level that the CLI's encoder has where none is chosen. */
const QUALITY = 6;

/**
 * Megabytes of a function as it is sent and stored: its own modules and every file of each of its
 * npm packages in one archive, compressed with Brotli. The CLI prints it as `script size`; what
 * Supabase's limits count is not said anywhere, and nothing larger is sent or stored.
 *
 * https://github.com/supabase/edge-runtime/blob/main/crates/deno_facade/eszip/vfs.rs, `build_npm_vfs`
 * https://github.com/supabase/cli/blob/develop/apps/cli-go/pkg/function/bundle.go, `Compress`
 */
export async function packedMegabytes(entrypoint: string, config: string): Promise<number> {
  const info = await deno(["info", "--json", "--config", config, entrypoint]);
  const { modules, npmPackages } = graph.parse(JSON.parse(info));
  const files = modules.filter(({ specifier }) => specifier.startsWith("file:"))
    .flatMap(({ local }) => local ?? []);
  const folders = new Set(Object.values(npmPackages).map(({ localPath }) => localPath));
  for (const folder of folders) files.push(...await filesIn(folder));
  const archive = await new Blob(await Promise.all(files.map((file) => Deno.readFile(file))))
    .bytes();
  const params = { [constants.BROTLI_PARAM_QUALITY]: QUALITY };
  return brotliCompressSync(archive, { params }).length / 1e6;
}

async function filesIn(folder: string): Promise<string[]> {
  const files: string[] = [];
  for await (const { name, isDirectory, isFile } of Deno.readDir(folder)) {
    if (isDirectory) files.push(...await filesIn(join(folder, name)));
    if (isFile) files.push(join(folder, name));
  }
  return files.sort();
}
