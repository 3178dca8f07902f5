import assert from "node:assert/strict";
import { join } from "node:path";
import { type Loudness, openLog } from "./log.ts";

/** What is printed on the terminal meanwhile. */
async function printed(work: () => Promise<void>): Promise<string[]> {
  const lines: string[] = [];
  const { log, warn } = console;
  console.log = console.warn = (...parts) => lines.push(parts.join(" "));
  try {
    await work();
  } finally {
    Object.assign(console, { log, warn });
  }
  return lines;
}

async function withFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  await work(folder).finally(() => Deno.remove(folder, { recursive: true }));
}

async function writeSome(folder: string, loudness: Loudness): Promise<void> {
  const log = await openLog(folder, loudness);
  log.request({ method: "GET", path: "/rest/v1/", status: 200, milliseconds: 3.2 });
  log.fromFunction("api", "started", "stdout");
  log.fromFunction("api", "trouble", "stderr");
  log.close();
}

Deno.test("everything goes to files of this run, warnings to the terminal too", async () => {
  await withFolder(async (folder) => {
    await Deno.writeTextFile(join(folder, "gateway.log"), "of the run before\n");
    assert.deepEqual(await printed(() => writeSome(folder, "warnings")), ["[api] trouble"]);
    const time = String.raw`\d\d:\d\d:\d\d\.\d{3}`;
    const read = (name: string) => Deno.readTextFile(join(folder, name));
    assert.match(await read("gateway.log"), new RegExp(`^${time} GET /rest/v1/ 200 3 ms\n$`));
    assert.match(
      await read("functions.log"),
      new RegExp(`^${time} api started\n${time} api trouble\n$`),
    );
    const { mode } = await Deno.stat(join(folder, "functions.log"));
    assert.equal((mode ?? 0) & 0o777, 0o600);
  });
});

Deno.test("it can be louder, or silent", async () => {
  await withFolder(async (folder) => {
    assert.deepEqual(await printed(() => writeSome(folder, "nothing")), []);
    assert.deepEqual(await printed(() => writeSome(folder, "everything")), [
      "GET /rest/v1/ 200 3 ms",
      "[api] started",
      "[api] trouble",
    ]);
  });
});

Deno.test("a log that can't be written says so once, and nobody fails of it", async () => {
  await withFolder(async (folder) => {
    const log = await openLog(folder, "warnings");
    log.close(); // As good as a full disk.
    const lines = await printed(() => {
      for (const path of ["/one", "/two"]) {
        log.request({ method: "GET", path, status: 200, milliseconds: 1 });
      }
      return Promise.resolve();
    });
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? "", /gateway\.log can't be written/);
  });
});
