import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { lockFile } from "../local/settings.ts";
import { RIGHT_KEY, StrictVendors } from "./strict-vendors.fixture.ts";

/** Runs the command with these variables, which beat a developer's own. */
async function run(args: string[], env: Record<string, string> = {}) {
  const main = fileURLToPath(new URL("main.ts", import.meta.url));
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    // As the task does: else Deno asks the registry for what isn't locked, and says what it fetches.
    args: ["run", "--quiet", "-A", "--no-check", `--lock=${lockFile}`, main, ...args],
    env,
  }).output();
  const [said, complained] = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
  return { code, said: said ?? "", complained: complained ?? "" };
}

Deno.test("--help says what it does, and a misspelt flag is not passed over", async () => {
  const [help, misspelt] = await Promise.all([run(["--help"]), run(["--drow"])]);
  assert.deepEqual([help.code, misspelt.code], [0, 1]);
  assert.match(help.said, /--draw /);
  assert.match(misspelt.complained, /drow/);
});

Deno.test("its exit status is 1 where a configured vendor wouldn't work", async () => {
  await using vendors = new StrictVendors();
  const variables = (key: string) => ({
    ...{ GEMINI_API_KEY: key, ARK_API_KEY: key, IMAGE_PROVIDER: "ark" },
    ...{ GEMINI_BASE_URL: vendors.url, ARK_BASE_URL: vendors.url },
    ...{ GEMINI_PROMPT_MODEL: "", GEMINI_IMAGE_MODEL: "", SEEDREAM_MODEL: "" },
  });
  const right = await run(["--"], variables(RIGHT_KEY));
  assert.deepEqual([right.code, right.complained], [0, ""]);
  assert.match(right.said, /ok +ARK_API_KEY is accepted[^]*nothing is wrong\n$/);

  const wrong = await run([], variables("wrong-key-0001"));
  assert.equal(wrong.code, 1);
  assert.match(wrong.said, /wrong +ARK_API_KEY is refused/);
});
