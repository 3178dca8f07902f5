import assert from "node:assert/strict";
import { eventually } from "../eventually.fixture.ts";
import { Edge } from "./edge.fixture.ts";
import { concernedBy } from "./reload.ts";
import { scratchProject } from "./scratch-project.fixture.ts";

const config = `project_id = "scratch"
[functions.greet]
verify_jwt = false`;
const code = `import { greeting } from "../_shared/greeting.ts";
Deno.serve(() => new Response(greeting));`;

Deno.test("a saved file is what the next request meets", async () => {
  await using project = await scratchProject({
    "config.toml": config,
    "functions/greet/index.ts": code,
    "functions/_shared/greeting.ts": `export const greeting = "hello";`,
  });
  await using edge = await Edge.start({ configFile: project.configFile });
  // The watcher may hear of the file a moment after the next request has come.
  const becomes = async (expected: string) => {
    await eventually(expected, async () => {
      const response = await edge.fetch("/greet");
      const met = response.headers.get("sb-error-code") ?? await response.text();
      return met === expected;
    });
  };
  await becomes("hello");
  await project.write("functions/_shared/greeting.ts", `export const greeting = "good day";`);
  await becomes("good day");
  await project.write("functions/greet/index.ts", "a mistake(");
  await becomes("BOOT_ERROR");
  await project.write("functions/greet/index.ts", code);
  await becomes("good day");
});

Deno.test("a file concerns its own function, or all", () => {
  const names = ["api", "stream"];
  assert.deepEqual(concernedBy("api/routes/health.ts", names), ["api"]);
  assert.deepEqual(concernedBy("_shared/log.ts", names), names);
  assert.deepEqual(concernedBy("import_map.json", names), names);
  for (const path of ["", ".env", "api/app.test.ts", "api/.app.ts.swp", "README.md", "api/a.ts~"]) {
    assert.deepEqual(concernedBy(path, names), [], path);
  }
});
