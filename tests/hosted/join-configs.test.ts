import assert from "node:assert/strict";
import { join } from "node:path";
import { joinConfigs } from "./join-configs.ts";

const folder = await Deno.makeTempDir();
Deno.test.afterAll(() => Deno.remove(folder, { recursive: true }));

async function edgeFunction(name: string, imports: Record<string, string>) {
  const importMap = join(folder, `${name}.json`);
  await Deno.writeTextFile(importMap, JSON.stringify({ lock: false, imports }));
  return { name, entrypoint: `/${name}/index.ts`, importMap };
}

Deno.test("functions whose pins agree are one group, with all their imports", async () => {
  const groups = await joinConfigs([
    await edgeFunction("a", { hono: "npm:hono@4.1.0", zod: "npm:zod@4.0.0" }),
    await edgeFunction("b", { zod: "npm:zod@3.0.0" }),
    await edgeFunction("c", { zod: "npm:zod@4.0.0", jose: "npm:jose@6.0.0" }),
  ]);
  assert.deepEqual(groups, [
    {
      config: {
        lock: false,
        imports: { hono: "npm:hono@4.1.0", zod: "npm:zod@4.0.0", jose: "npm:jose@6.0.0" },
      },
      names: ["a", "c"],
      entrypoints: ["/a/index.ts", "/c/index.ts"],
    },
    {
      config: { lock: false, imports: { zod: "npm:zod@3.0.0" } },
      names: ["b"],
      entrypoints: ["/b/index.ts"],
    },
  ]);
});

Deno.test("one without a configuration is named", async () => {
  const without = { name: "bare", entrypoint: "/bare/index.ts", importMap: undefined };
  await assert.rejects(joinConfigs([without]), /bare has no deno\.json/);
});
