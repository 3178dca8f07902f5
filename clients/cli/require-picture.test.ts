import assert from "node:assert/strict";
import { join } from "node:path";
import { UsageError } from "./options.ts";
import { requirePicture } from "./require-picture.ts";

Deno.test("why a picture can't be had is told by its path", async () => {
  const folder = await Deno.makeTempDir();
  const told = async (path: string, reason: RegExp) => {
    await assert.rejects(requirePicture(path), (error) => {
      assert.ok(error instanceof UsageError);
      assert.ok(error.message.includes(path), error.message);
      assert.match(error.message, reason);
      return true;
    });
  };
  try {
    const picture = join(folder, "picture.png");
    await Deno.writeTextFile(picture, "png");
    await requirePicture(picture);
    await told(join(folder, "none.png"), /no file/);
    await told(join(picture, "deeper.png"), /no file/);
    await told(folder, /is a folder/);
    // Nobody can read it, root neither.
    const circle = join(folder, "circle.png");
    await Deno.symlink(circle, circle);
    await told(circle, /can't be read/);
    await Deno.chmod(picture, 0);
    if (Deno.uid() !== 0) await told(picture, /can't be read/);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
