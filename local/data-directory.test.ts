import assert from "node:assert/strict";
import { join } from "node:path";
import { requireOwnData } from "./data-directory.ts";

Deno.test({
  name: "data of another account is refused, with the cause and two ways out",
  // Nobody else may give a folder away.
  ignore: Deno.uid() !== 0,
  async fn() {
    const folder = await Deno.makeTempDir();
    try {
      await requireOwnData(folder);
      await requireOwnData(join(folder, "missing"));
      await Deno.chown(folder, 65_534, null);
      await assert.rejects(
        requireOwnData(folder),
        /belongs to nobody, .* you are root[^]*chown -R root[^]*npx deno task reset/,
      );
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
});
