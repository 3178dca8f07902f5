import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import { join } from "node:path";
import type { Results } from "./results.ts";
import { runTests } from "./run-tests.ts";

/** Runs test files made of these texts, and tells what came of it. */
async function run(
  files: Record<string, string>,
): Promise<Results & { shown: string[]; log: string }> {
  const directory = await Deno.makeTempDir({ prefix: "logokraft-test-" });
  try {
    await Deno.writeTextFile(join(directory, "deno.json"), "{}");
    for (const [name, text] of Object.entries(files)) {
      await Deno.writeTextFile(join(directory, name), text);
    }
    const shown: string[] = [];
    const log = join(directory, "log");
    const results = await runTests(Object.keys(files), {
      ...{ flags: [], environment: {}, log, directory },
      show: (line) => shown.push(line.replace(/\([^()]*\)$/, "")),
    });
    // Where nothing is run, nothing is printed.
    return { ...results, shown, log: await Deno.readTextFile(log).catch(() => "") };
  } finally {
    await Deno.remove(directory, { recursive: true });
  }
}

Deno.test("what tests print goes to the log, and a failure is named with its error", async () => {
  const { passed, failures, shown, log } = await run({
    "a.test.ts": `Deno.test("good", () => console.log("said by good"));
      Deno.test("bad", () => { console.error("said by bad"); throw new Error("broke"); });`,
  });
  strictEqual(passed, 1);
  deepStrictEqual(failures.map(({ file, test }) => ({ file, test })), [
    { file: "a.test.ts", test: "bad" },
  ]);
  match(failures[0]?.error ?? "", /^Error: broke\n/);
  deepStrictEqual(shown, ["ok a.test.ts: good ", "FAILED a.test.ts: bad "]);
  match(log, /said by good[^]*said by bad/);
});

Deno.test("a run that fails outside of its tests is named", async () => {
  const broken = await run({
    "broken.test.ts": `Deno.test("well", () => {});
      throw new Error("broken file");`,
  });
  deepStrictEqual(broken.failures.map(({ file, test }) => ({ file, test })), [
    { file: "broken.test.ts", test: "outside of any test" },
  ]);
  match(broken.failures[0]?.error ?? "", /Error: broken file\n/);

  const missing = await run({ "lost.test.ts": `import "./nowhere.ts";` });
  strictEqual(missing.failures.length, 1);
  match(missing.failures[0]?.error ?? "", /^error: Module not found [^\n]*nowhere\.ts/);

  const killed = await run({
    "k.test.ts": `Deno.test("fatal", () => Deno.kill(Deno.pid, "SIGKILL"));`,
  });
  deepStrictEqual(killed.failures.map(({ file, test }) => ({ file, test })), [
    { file: "k.test.ts", test: "the run broke off" },
  ]);
  // What it printed last may have died with it.
  match(killed.failures[0]?.error ?? "", /^ended by SIGKILL after: ./);
});

Deno.test("paths that are not there are no tests", async () => {
  const log = await Deno.makeTempFile();
  const results = await runTests(["nowhere"], {
    ...{ flags: [], environment: {}, log },
    show: () => {},
  });
  await Deno.remove(log);
  deepStrictEqual(results, { passed: 0, failures: [] });
});

Deno.test("a file that is no test is not run", async () => {
  const { passed, failures, shown } = await run({ "helper.ts": `throw new Error("needs more");` });
  deepStrictEqual({ passed, failures, shown }, { passed: 0, failures: [], shown: [] });
});
