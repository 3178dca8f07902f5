import assert from "node:assert/strict";
import { join } from "node:path";
import { project } from "../../tests/support/project.ts";
import { root } from "../settings.ts";

/** The shell's part of the README's tour. */
async function readTour(): Promise<string> {
  const readme = await Deno.readTextFile(join(root, "README.md"));
  const [, tour] = /## A tour with curl\n\n```sh\n(.*?)```/s.exec(readme) ?? [];
  return tour ?? assert.fail("the README has no tour");
}

Deno.test("the README's tour works, and works again, and ends with a picture", async () => {
  const tour = await readTour();
  const folder = await Deno.makeTempDir({ prefix: "logokraft-tour-" });
  try {
    await Deno.mkdir(join(folder, ".local"));
    const env = Object.entries(project).map(([name, value]) => `${name}=${value}\n`);
    await Deno.writeTextFile(join(folder, ".local/env"), env.join(""));
    for (const time of ["first", "second"]) {
      const { success, stdout } = await new Deno.Command("bash", {
        // To a file, as a curl that nobody reads from any more holds standard error for a while.
        args: ["-euo", "pipefail", "-c", `exec 2> errors.txt\n${tour}`],
        cwd: folder,
      }).output();
      const printed = new TextDecoder().decode(stdout);
      const errors = await Deno.readTextFile(join(folder, "errors.txt"));
      assert.ok(success, `the ${time} time: ${printed}${errors}`);
      assert.equal([...printed.matchAll(/"type":"generation_complete"/g)].length, 2);
      const picture = await Deno.readFile(join(folder, "refined.jpg"));
      assert.deepEqual([...picture.subarray(0, 3)], [0xff, 0xd8, 0xff], "a JPEG, as Gemini's are");
      await Deno.remove(join(folder, "refined.jpg"));
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
