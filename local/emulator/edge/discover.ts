import { join, resolve } from "node:path";
import type { StackConfig } from "../platform/config.ts";
import { findImportMap } from "./import-map.ts";

/** A function as the platform knows it. */
export interface FoundFunction {
  name: string;
  /** Absolute paths. */
  entrypoint: string;
  importMap: string | undefined;
  /** Whether the platform checks who calls. */
  verifyJwt: boolean;
}

/**
 * The functions that the CLI would deploy: those of `config.toml`, and every folder with an
 * `index.ts` whose name is fit for an address. Those that aren't `enabled` are left out.
 *
 * @param supabaseFolder where `config.toml` is.
 */
export async function discoverFunctions(
  config: Pick<StackConfig, "functions">,
  supabaseFolder: string,
): Promise<FoundFunction[]> {
  const functionsFolder = join(supabaseFolder, "functions");
  const names = new Set([
    ...Object.keys(config.functions),
    ...await foldersWithIndex(functionsFolder),
  ]);
  const found: FoundFunction[] = [];
  for (const name of names) {
    const { enabled = true, verify_jwt = true, entrypoint, import_map } = config.functions[name] ??
      {};
    if (!enabled) continue;
    const path = resolve(supabaseFolder, entrypoint ?? `functions/${name}/index.ts`);
    found.push({
      name,
      entrypoint: path,
      importMap: import_map === undefined
        ? await findImportMap(path, functionsFolder)
        : resolve(supabaseFolder, import_map),
      verifyJwt: verify_jwt,
    });
  }
  return found;
}

async function foldersWithIndex(functionsFolder: string): Promise<string[]> {
  const names: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(functionsFolder)) {
    if (!isDirectory || !/^[A-Za-z][A-Za-z0-9_-]*$/.test(name)) continue;
    const index = await Deno.stat(join(functionsFolder, name, "index.ts")).catch(() => undefined);
    if (index?.isFile) names.push(name);
  }
  return names;
}
