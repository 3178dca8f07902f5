import { z } from "zod";
import { root } from "../../local/settings.ts";
import { keepOutput } from "./keep-output.ts";

const environmentOf = z.record(z.string(), z.string());

/**
 * Lends the environment of a stack in a process of its own, which ends with `work`.
 *
 * @param log file for what the stack prints
 * @throws with the last that it printed, where it ends before it is up
 */
export async function withStackProcess<Result>(
  log: string,
  work: (environment: Record<string, string>) => Promise<Result>,
): Promise<Result> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "--allow-all", "--lock=deno.lock", "tests/support/hold-stack.ts"],
    ...{ cwd: root, stdin: "piped", stdout: "piped", stderr: "piped" },
  }).spawn();
  const up = Promise.withResolvers<Record<string, string>>();
  const printed: string[] = [];
  let isUp = false;
  const ended = keepOutput(child, log, (line) => {
    if (!isUp && line.startsWith("{")) {
      isUp = true;
      up.resolve(environmentOf.parse(JSON.parse(line)));
    }
    printed.push(line);
    if (printed.length > 40) printed.shift();
  }).then(() => up.reject(new Error(`The tests' stack ended:\n${printed.join("\n")}`)));
  try {
    return await work(await up.promise);
  } finally {
    await child.stdin.close().catch(() => {}); // The process may have ended already.
    await ended;
  }
}
