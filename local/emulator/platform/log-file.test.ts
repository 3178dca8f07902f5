import assert from "node:assert/strict";
import { join } from "node:path";
import { LogFile } from "./log-file.ts";

async function withFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  await work(folder).finally(() => Deno.remove(folder, { recursive: true }));
}

Deno.test("the run before's log is kept, and none grows past its limit", async () => {
  await withFolder(async (folder) => {
    const read = (name: string) => Deno.readTextFile(join(folder, name));
    await Deno.writeTextFile(join(folder, "x.log"), "the run before\n");
    const log = await LogFile.open(join(folder, "x.log"), 10);
    for (const line of ["one\n", "two two two\n", "three\n"]) log.write(line);
    log.close();
    assert.equal(await read("x.before.log"), "the run before\n");
    assert.equal(await read("x.older.log"), "one\ntwo two two\n");
    assert.equal(await read("x.log"), "three\n");
    assert.equal(((await Deno.stat(join(folder, "x.log"))).mode ?? 0) & 0o777, 0o600);
    (await LogFile.open(join(folder, "x.log"))).close();
    assert.equal(await read("x.before.log"), "three\n");
  });
});

Deno.test("a log goes on that was moved away when there was no room for the next file", async () => {
  await withFolder(async (folder) => {
    const path = join(folder, "x.log");
    const log = await LogFile.open(path, 2);
    log.write("one\n");
    await Deno.rename(path, join(folder, "x.older.log"));
    log.write("two\n");
    log.close();
    assert.equal(await Deno.readTextFile(path), "two\n");
    assert.equal(await Deno.readTextFile(join(folder, "x.older.log")), "one\n");
  });
});

Deno.test("a disk that is full is told once", async () => {
  await withFolder(async (folder) => {
    const path = join(folder, "x.log");
    const log = await LogFile.open(path);
    const warnings: string[] = [];
    const { warn } = console;
    console.warn = (message) => warnings.push(message);
    try {
      log.close(); // As good as a full disk.
      log.write("one\n");
      log.write("two\n");
    } finally {
      console.warn = warn;
    }
    assert.equal(warnings.length, 1);
    assert.ok(warnings[0]?.startsWith(`${path} can't be written: `), warnings[0]);
  });
});
