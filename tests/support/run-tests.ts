import { join } from "node:path";
import { root } from "../../local/settings.ts";
import { countResults, type Results } from "./results.ts";

interface Options {
  flags: string[];
  environment: Record<string, string>;
  /** Beside others: what it prints comes at its end, in one piece. */
  beside: boolean;
}

/** Runs the tests in these files and folders with `deno test`, in a process of their own. */
export async function runTests(
  paths: string[],
  { flags, environment, beside }: Options,
): Promise<Results> {
  const present = await Promise.all(
    paths.map((path) => Deno.stat(join(root, path)).then(() => [path], () => [])),
  );
  // Without any path, Deno would run all tests that there are.
  if (present.flat().length === 0) return { passed: 0, failed: 0 };
  const report = await Deno.makeTempFile({ prefix: "logokraft-test-", suffix: ".xml" });
  try {
    const print = beside ? "piped" : "inherit";
    const run = new Deno.Command(Deno.execPath(), {
      args: [
        ...[
          "test",
          "--allow-all",
          "--no-check",
          "--quiet",
          "--lock=deno.lock",
          `--junit-path=${report}`,
        ],
        ...flags,
        ...present.flat(),
      ],
      ...{ cwd: root, env: environment, stdin: "null", stdout: print, stderr: print },
    });
    const success = beside ? await runSilently(run) : (await run.spawn().status).success;
    return countResults(await Deno.readTextFile(report), success);
  } finally {
    await Deno.remove(report);
  }
}

async function runSilently(command: Deno.Command): Promise<boolean> {
  const { success, stdout, stderr } = await command.output();
  for (const printed of [stdout, stderr]) {
    await new Blob([printed]).stream().pipeTo(Deno.stdout.writable, { preventClose: true });
  }
  return success;
}
