import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import { join } from "node:path";
import { keepLogs } from "./keep-logs.ts";

Deno.test("a log that is not there is told of, and the others are kept", async () => {
  const from = await Deno.makeTempDir({ prefix: "logokraft-test-" });
  const folder = await Deno.makeTempDir({ prefix: "logokraft-test-" });
  try {
    await Deno.writeTextFile(join(from, "gateway.log"), "said");
    const shown: string[] = [];
    const files = ["functions.log", "gateway.log"].map((name) => join(from, name));
    await keepLogs(files, { folder, prefix: "lane", show: (line) => shown.push(line) });
    deepStrictEqual([...Deno.readDirSync(folder)].map(({ name }) => name), ["lane.gateway.log"]);
    strictEqual(await Deno.readTextFile(join(folder, "lane.gateway.log")), "said");
    strictEqual(shown.length, 1);
    match(shown[0] ?? "", /functions\.log is not kept: NotFound/);
  } finally {
    await Deno.remove(from, { recursive: true });
    await Deno.remove(folder, { recursive: true });
  }
});
