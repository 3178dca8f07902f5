import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { root } from "../../local/settings.ts";

/** A file's imports of other files of this checkout, as paths from its top. */
export interface Imports {
  /** What it needs when it runs. */
  byValue: string[];
  /** What it needs for its types alone. */
  byType: string[];
}

const located = z.object({ specifier: z.string() }).optional();
const answer = z.object({
  modules: z.array(z.object({
    specifier: z.string(),
    error: z.string().optional(),
    dependencies: z.array(z.object({ code: located, type: located })).default([]),
  })),
});

/**
 * Every TypeScript file of these folders, with what it imports, as `deno info` has it.
 *
 * @param config the `deno.json` that their bare imports are resolved with
 */
export async function readModuleGraph(
  folders: string[],
  config = "deno.json",
): Promise<Map<string, Imports>> {
  const files = (await Promise.all(folders.map(listModules))).flat();
  const entry = await Deno.makeTempFile({ prefix: "logokraft-modules-", suffix: ".ts" });
  try {
    const lines = files.map((file) => `import ${JSON.stringify(`file://${join(root, file)}`)};`);
    await Deno.writeTextFile(entry, lines.join("\n"));
    const { modules } = answer.parse(
      JSON.parse(await run("info", "--json", "--no-lock", "--config", join(root, config), entry)),
    );
    const wanted = new Set(files);
    return new Map(modules.flatMap(({ specifier, error, dependencies }) => {
      const file = inCheckout(specifier);
      if (file === undefined || !wanted.has(file)) return [];
      if (error !== undefined) throw new Error(`${file}: ${error}`);
      const paths = (kind: "code" | "type") =>
        dependencies.flatMap((dependency) => inCheckout(dependency[kind]?.specifier) ?? []);
      return [[file, { byValue: paths("code"), byType: paths("type") }] as const];
    }));
  } finally {
    await Deno.remove(entry);
  }
}

/**
 * The circles among these imports: sets of files each of which reaches every other.
 * Tarjan's algorithm, https://doi.org/10.1137/0201010.
 */
export function findCircles(imports: ReadonlyMap<string, readonly string[]>): string[][] {
  const circles: string[][] = [];
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const path: string[] = [];
  const visit = (file: string): number => {
    let low = order.size;
    order.set(file, low);
    path.push(file);
    for (const next of imports.get(file) ?? []) {
      if (!order.has(next)) low = Math.min(low, visit(next));
      else if (path.includes(next)) low = Math.min(low, order.get(next) ?? low);
    }
    lowest.set(file, low);
    if (low === order.get(file)) {
      const circle = path.splice(path.indexOf(file));
      if (circle.length > 1 || imports.get(file)?.includes(file)) circles.push(circle.sort());
    }
    return low;
  };
  for (const file of imports.keys()) if (!order.has(file)) visit(file);
  return circles;
}

async function listModules(folder: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(join(root, folder))) {
    if (isDirectory) found.push(...await listModules(`${folder}/${name}`));
    else if (/\.tsx?$/.test(name)) found.push(`${folder}/${name}`);
  }
  return found.sort();
}

function inCheckout(specifier: string | undefined): string | undefined {
  if (!specifier?.startsWith("file://")) return undefined;
  const path = relative(root, fileURLToPath(specifier));
  return path.startsWith("..") ? undefined : path;
}

async function run(...args: string[]): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), { args }).output();
  const text = new TextDecoder();
  if (!success) throw new Error(text.decode(stderr));
  return text.decode(stdout);
}
