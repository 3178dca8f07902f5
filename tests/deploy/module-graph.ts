import { z } from "zod";

const info = z.object({
  modules: z.array(z.looseObject({
    specifier: z.string(),
    error: z.string().optional(),
    dependencies: z.array(z.object({ specifier: z.string() })).default([]),
  })),
});

/** What a function consists of, as Deno sees it. */
export interface ModuleGraph {
  /** Absolute paths of its own files. */
  files: string[];
  /** All that its own files import, as they write it. */
  imports: Set<string>;
}

/** @throws where a module is missing, with its name */
export async function readGraph(entrypoint: string, config: string): Promise<ModuleGraph> {
  const { modules } = info.parse(
    JSON.parse(await deno(["info", "--json", "--config", config, entrypoint])),
  );
  const files: string[] = [];
  const imports = new Set<string>();
  for (const { specifier, error, dependencies } of modules) {
    if (error !== undefined) throw new Error(`${entrypoint}: ${specifier}: ${error}`);
    if (!specifier.startsWith("file://")) continue;
    files.push(new URL(specifier).pathname);
    for (const dependency of dependencies) imports.add(dependency.specifier);
  }
  return { files, imports };
}

/** Runs Deno and returns what it prints. @throws with what it complains of */
export async function deno(args: string[]): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args,
    env: { NO_COLOR: "1" },
  }).output();
  const text = new TextDecoder();
  if (!success) throw new Error(text.decode(stderr));
  return text.decode(stdout);
}
