import { join } from "node:path";
import { root } from "../../local/settings.ts";
import { keepOutput } from "./keep-output.ts";
import { createProgress } from "./progress.ts";
import { readReport, readUncaught, type Results, type TestFailure } from "./results.ts";

interface Options {
  flags: string[];
  environment: Record<string, string>;
  /** The file for all that is printed. */
  log: string;
  /** Where relative paths start; the project's root, where left out. */
  directory?: string;
  /** Ends the run. */
  signal?: AbortSignal;
  /** Called with a line for each test as it ends. */
  show(line: string): void;
}

/** Runs the tests in these files and folders with `deno test`, in a process of their own. */
export async function runTests(
  paths: string[],
  { flags, environment, log, directory = root, signal, show }: Options,
): Promise<Results> {
  const present = await Promise.all(paths.map((path) =>
    // Deno would run a file that is no test, too: it may fail where its caller is missing.
    Deno.stat(join(directory, path)).then(
      ({ isFile }) => isFile && !path.endsWith(".test.ts") ? [] : [path],
      () => [],
    )
  ));
  // Without any path, Deno would run all tests that there are.
  if (present.flat().length === 0) return { passed: 0, failures: [] };
  const report = await Deno.makeTempFile({ prefix: "logokraft-test-", suffix: ".xml" });
  try {
    // Not `--quiet`: it also drops what tests print.
    const child = new Deno.Command(Deno.execPath(), {
      args: [
        ...["test", "--allow-all", "--no-check"],
        // Tests of another folder would prune what they don't need from this one's lock.
        directory === root ? "--lock=deno.lock" : "--no-lock",
        `--junit-path=${report}`,
        ...flags,
        ...present.flat(),
      ],
      ...{ cwd: directory, env: environment, stdin: "null", stdout: "piped", stderr: "piped" },
      ...(signal && { signal }),
    }).spawn();
    const progress = createProgress();
    const printed: string[] = [];
    // What Deno tells of tests. Lines of the other stream may come in between.
    const told: string[] = [];
    const status = await keepOutput(child, log, (line, stream) => {
      printed.push(line);
      if (stream === "stdout") told.push(line);
      const shown = progress(line);
      if (shown !== undefined) show(shown);
    });
    const { passed, failures } = readReport(await Deno.readTextFile(report));
    failures.unshift(...readUncaught(told.join("\n")));
    if (!status.success && failures.length === 0) {
      failures.push(brokenOff(present.flat(), status, printed));
    }
    return { passed, failures };
  } finally {
    await Deno.remove(report);
  }
}

/** A run that failed without naming a test: it could not load a file, or was killed. */
function brokenOff(paths: string[], status: Deno.CommandStatus, printed: string[]): TestFailure {
  const error = printed.findIndex((line) => /^error: (?!Test failed$)/.test(line));
  const last = printed.findLast((line) => line.trim() !== "") ?? "nothing printed";
  return {
    file: paths.join(" "),
    test: "the run broke off",
    error: error < 0
      ? `ended by ${status.signal ?? `code ${status.code}`} after: ${last}`
      : printed.slice(error).join("\n"),
  };
}
