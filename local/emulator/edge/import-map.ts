import { basename, dirname, join } from "node:path";

/** Where the CLI looks where `config.toml` names none, beside the entrypoint. */
const names = ["deno.json", "deno.jsonc", "import_map.json"];

/** The file that says what a function's bare specifiers mean; undefined where there is none. */
export async function findImportMap(
  entrypoint: string,
  functionsFolder: string,
): Promise<string | undefined> {
  const candidates = [
    ...names.map((name) => join(dirname(entrypoint), name)),
    join(functionsFolder, "import_map.json"),
  ];
  for (const path of candidates) {
    const found = await Deno.stat(path).catch(() => undefined);
    if (found?.isFile) return path;
  }
  return undefined;
}

/** Deno's flags for it. */
export function configFlags(importMap: string | undefined): string[] {
  // Or Deno would take the deno.json of the project that it is started from.
  if (importMap === undefined) return ["--no-config"];
  const isConfig = /^deno\.jsonc?$/.test(basename(importMap));
  return isConfig ? ["--config", importMap] : ["--no-config", "--import-map", importMap];
}
