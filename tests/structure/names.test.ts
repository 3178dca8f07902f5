import assert from "node:assert/strict";
import { join } from "node:path";
import { root } from "../../local/settings.ts";

const product = join(root, "supabase/functions");
/** What is generated has its names from the database. */
const generated = ["database.types.ts"];

/** Types that files declare, by name, with the files. */
function declarations(files: ReadonlyMap<string, string>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [file, text] of files) {
    const pattern = /^(?:export )?(?:abstract )?(?:interface|type|class|enum) (\w+)/gm;
    for (const [, name = ""] of text.matchAll(pattern)) {
      found.set(name, [...found.get(name) ?? [], file]);
    }
  }
  return found;
}

async function readFiles(folder: string, files = new Map<string, string>()) {
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    const path = join(folder, name);
    if (isDirectory) await readFiles(path, files);
    else if (/(?<!\.test|\.fixture)\.ts$/.test(name) && !generated.includes(name)) {
      files.set(path, await Deno.readTextFile(path));
    }
  }
  return files;
}

Deno.test("a type's name names one type in the product", async () => {
  const found = declarations(await readFiles(product));
  assert.ok(found.size > 150, "the pattern finds nothing");
  assert.deepEqual([...found].filter(([, files]) => files.length > 1), []);
});

Deno.test("a name that two files declare is found", () => {
  const files = new Map([
    ["a.ts", "export interface Verdict {}\nexport type Kind = 1;"],
    ["b.ts", "interface Verdict {}\nimport type { Kind } from './a.ts';"],
  ]);
  assert.deepEqual([...declarations(files)], [["Verdict", ["a.ts", "b.ts"]], ["Kind", ["a.ts"]]]);
});
