import assert from "node:assert/strict";
import { join } from "node:path";
import { requireOwnData } from "./data-directory.ts";

Deno.test({
  name: "data of another account is refused, with the cause and two ways out",
  // Nobody else may give a folder away.
  ignore: Deno.uid() !== 0,
  async fn() {
    const folder = await Deno.makeTempDir({ suffix: " it's" });
    try {
      await requireOwnData(folder);
      await requireOwnData(join(folder, "missing"));
      const programs = join(folder, "postgres/runtime-17");
      await Deno.mkdir(programs, { recursive: true });
      await Deno.chown(folder, 65_534, null);
      const { message } = await requireOwnData(folder).then(() => assert.fail(), (error) => error);
      assert.match(message, /belongs to nobody, .* you are root[^]*npx deno task reset/);
      const [, keep = assert.fail()] = /To keep its data: (.+)/.exec(message) ?? [];
      await new Deno.Command("sh", { args: ["-c", keep] }).output();
      await assert.rejects(Deno.stat(programs), Deno.errors.NotFound);
      await requireOwnData(folder);
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
});
