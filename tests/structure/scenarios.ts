import assert from "node:assert/strict";
import { join } from "node:path";
import { root } from "../../local/settings.ts";
import { type Imports, readModuleGraph } from "./module-graph.ts";

/** Whether it starts a stack, or reads the files of one: only the embedded stack has either. */
async function isEmbedded(file: string): Promise<boolean> {
  if (file === "local/stack.ts") return true;
  return (await Deno.readTextFile(join(root, file))).includes("STACK_DIRECTORY");
}

/** A file of `tests/scenarios`. */
interface Scenario {
  /** The file's, without `.test.ts`. */
  name: string;
  text: string;
  /** Whether it runs on the embedded stack alone. */
  isEmbedded: boolean;
  /** Whether it, or a file that it needs, is this one. */
  needs(file: string): boolean;
}

/** Every scenario of the test suite. */
export async function readScenarios(): Promise<Scenario[]> {
  const graph = await readModuleGraph(["tests", "local", "vendor-studio"]);
  const names = [...graph.keys()].flatMap((file) =>
    /^tests\/scenarios\/(.+)\.test\.ts$/.exec(file)?.[1] ?? []
  );
  assert.ok(names.length > 20, "the scenarios are not found");
  return await Promise.all(names.map(async (name) => {
    const file = `tests/scenarios/${name}.test.ts`;
    const reached = reach(graph, file);
    return {
      name,
      text: await Deno.readTextFile(join(root, file)),
      isEmbedded: (await Promise.all([...reached].map(isEmbedded))).includes(true),
      needs: (file: string) => reached.has(file),
    };
  }));
}

/** Every file that this one needs when it runs. */
function reach(graph: ReadonlyMap<string, Imports>, file: string, seen = new Set<string>()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const next of graph.get(file)?.byValue ?? []) reach(graph, next, seen);
  return seen;
}
