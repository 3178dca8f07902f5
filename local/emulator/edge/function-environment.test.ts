import assert from "node:assert/strict";
import { ownVariables } from "./function-environment.ts";

Deno.test("a developer's variables: .env, beaten by the environment for known names", async () => {
  const folder = await Deno.makeTempDir();
  await Deno.writeTextFile(`${folder}/.env.example`, "# A key.\nLK_TEST_KEY=\n# LK_TEST_URL=\n");
  await Deno.writeTextFile(
    `${folder}/.env`,
    'LK_TEST_KEY="from file"\nLK_TEST_URL=http://file\nLK_TEST_MORE=1\nSUPABASE_URL=http://evil\n',
  );
  Deno.env.set("LK_TEST_KEY", "from environment");
  Deno.env.set("LK_TEST_MORE", "2");
  try {
    assert.deepEqual(await ownVariables(folder), {
      LK_TEST_KEY: "from environment",
      LK_TEST_URL: "http://file",
      LK_TEST_MORE: "1",
    });
    await Deno.remove(`${folder}/.env`);
    assert.deepEqual(await ownVariables(folder), { LK_TEST_KEY: "from environment" });
  } finally {
    Deno.env.delete("LK_TEST_KEY");
    Deno.env.delete("LK_TEST_MORE");
    await Deno.remove(folder, { recursive: true });
  }
});
