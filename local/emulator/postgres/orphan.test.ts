import assert from "node:assert/strict";
import { isOfNoProcess } from "./orphan.ts";

Deno.test({
  name: "a process that ends while it is looked at is told from one that may not be looked at",
  // Elsewhere there is no /proc, and ps is asked.
  ignore: Deno.build.os !== "linux",
  async fn() {
    const process = new Deno.Command("sleep", { args: ["60"] }).spawn();
    const path = `/proc/${process.pid}/cmdline`;
    using open = await Deno.open(path);
    process.kill("SIGKILL");
    await process.status;
    const failures = [
      [() => open.read(new Uint8Array(1)), true],
      [() => Deno.readTextFile(path), true],
      [() => Deno.readTextFile("/proc/self"), false],
    ] as const;
    for (const [look, isGone] of failures) {
      await assert.rejects(look, (error) => isOfNoProcess(error) === isGone);
    }
  },
});
