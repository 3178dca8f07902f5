import { join } from "node:path";
import process from "node:process";

const LOOK_EVERY_MILLISECONDS = 20;
/** How long Postgres may take after each signal before a harder one is sent. */
const SIGNAL_MILLISECONDS = 10_000;

/**
 * Stops the Postgres that a killed starter left on this data directory, if there is one. A process
 * that merely got the dead one's number is left alone; then only the stale pid file goes, because
 * Postgres takes any living process of that number for itself.
 */
export async function stopOrphan(dataDirectory: string): Promise<void> {
  const pid = await recordedPid(dataDirectory);
  if (pid === undefined || !signal(pid, 0)) return;
  if (!await servesData(pid, dataDirectory)) {
    await Deno.remove(join(dataDirectory, "postmaster.pid"));
    return;
  }
  await stopPostmaster(pid, dataDirectory);
}

/** Stops the postmaster, as gently as it lets us. The caller is sure that `pid` is one. */
export async function stopPostmaster(pid: number, dataDirectory: string): Promise<void> {
  for (const name of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    signal(pid, name);
    for (let waited = 0; waited < SIGNAL_MILLISECONDS; waited += LOOK_EVERY_MILLISECONDS) {
      if (!await servesData(pid, dataDirectory)) return;
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MILLISECONDS));
    }
  }
  throw new Error(`Postgres, process ${pid}, can't be stopped`);
}

/** The postmaster's process id as its pid file has it; `undefined` where there is no such file. */
export async function recordedPid(dataDirectory: string): Promise<number | undefined> {
  try {
    const [line] = (await Deno.readTextFile(join(dataDirectory, "postmaster.pid"))).split("\n");
    const pid = Number(line);
    return Number.isInteger(pid) && pid > 1 ? pid : undefined;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

/** Whether the process lives and is a Postgres on this data directory; a zombie is neither. */
async function servesData(pid: number, dataDirectory: string): Promise<boolean> {
  return (await commandOf(pid)).includes(` -D ${dataDirectory} `);
}

/** The process's command line, empty when there is none. Slim containers come without `ps`. */
async function commandOf(pid: number): Promise<string> {
  if (Deno.build.os !== "linux") {
    const ps = new Deno.Command("ps", { args: ["-o", "args=", "-p", `${pid}`] });
    return new TextDecoder().decode((await ps.output()).stdout);
  }
  try {
    return (await Deno.readTextFile(`/proc/${pid}/cmdline`)).replaceAll("\0", " ");
  } catch (error) {
    if (isOfNoProcess(error)) return "";
    throw error;
  }
}

/** Whether reading from `/proc` failed because the process has ended: before the read, or in it. */
export function isOfNoProcess(error: unknown): boolean {
  // ESRCH, for which Deno has neither a class nor a code.
  return error instanceof Deno.errors.NotFound ||
    (error instanceof Error && error.message.includes("(os error 3)"));
}

/** Whether there was such a process; one that we may not signal exists as well. */
function signal(pid: number, name: Deno.Signal | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch (error) {
    return (error as { code?: string }).code === "EPERM";
  }
}
