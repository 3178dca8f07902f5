import assert from "node:assert/strict";

const root = new URL("../../", import.meta.url);

Deno.test("CONTRIBUTING names files that are there", async () => {
  const text = await Deno.readTextFile(new URL("CONTRIBUTING.md", root));
  const [, table = ""] = /## Where is …\n(.*?)\n## /s.exec(text) ?? [];
  const migrations = Array.from(Deno.readDirSync(new URL("supabase/migrations", root)));
  const named = [...table.matchAll(/`([^`]+)`/g)].map(([, path = ""]) => path);
  assert.ok(named.length >= 12, "the table is not found");
  const missing = named.filter((path) => {
    const [folder, name] = path.split("…");
    if (name !== undefined) return !migrations.some((file) => file.name.endsWith(name));
    return !Deno.statSync(new URL(folder ?? path, root)).isFile;
  });
  assert.deepEqual(missing, []);
});

Deno.test("docs/reliability.md names tests that are there", async () => {
  const text = await Deno.readTextFile(new URL("docs/reliability.md", root));
  const [, table = ""] = /## What shows it\n(.*?)\n## /s.exec(text) ?? [];
  const named = [...table.matchAll(/`([^`]+\.test\.ts)`/g)].map(([, path = ""]) => path);
  assert.ok(named.length >= 20, "the table is not found");
  for (const path of named) assert.ok(Deno.statSync(new URL(path, root)).isFile, path);
});
