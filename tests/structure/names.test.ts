import assert from "node:assert/strict";
import { join } from "node:path";
import { root } from "../../local/settings.ts";

/** What is read as a whole, and at least so many types in each, or the pattern finds nothing. */
const programs: Record<string, number> = {
  "supabase/functions": 150,
  "clients/js": 5,
  "clients/web": 20,
  "clients/cli": 5,
  "local": 100,
  "vendor-studio": 30,
  "check-vendors": 5,
  "bench": 10,
  "tests": 50,
};
/** What is generated has its names from the database, or from the document. */
const generated = ["supabase/functions/_shared/database.types.ts", "clients/js/src/schema.ts"]
  .map((file) => join(root, file));
/** What `npm pack` builds. */
const built = join(root, "clients/js/dist");

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
    if (path === built || generated.includes(path)) continue;
    if (isDirectory) await readFiles(path, files);
    else if (/(?<!\.test|\.fixture)\.tsx?$/.test(name)) {
      files.set(path, await Deno.readTextFile(path));
    }
  }
  return files;
}

for (const [program, least] of Object.entries(programs)) {
  Deno.test(`a type's name names one type in ${program}`, async () => {
    const found = declarations(await readFiles(join(root, program)));
    assert.ok(found.size > least, `the pattern finds ${found.size}`);
    assert.deepEqual([...found].filter(([, files]) => files.length > 1), []);
  });
}

Deno.test("a name that two files declare is found", () => {
  const files = new Map([
    ["a.ts", "export interface Verdict {}\nexport type Kind = 1;"],
    ["b.ts", "interface Verdict {}\nimport type { Kind } from './a.ts';"],
  ]);
  assert.deepEqual([...declarations(files)], [["Verdict", ["a.ts", "b.ts"]], ["Kind", ["a.ts"]]]);
});
