import { join } from "node:path";
import { familyOf } from "../processes.ts";
import type { SoakUser } from "./user.ts";

/** Milliseconds in which a function has to be another process and answer. */
const REPLACED_TIMEOUT = 60_000;
const PAUSE = 50;

export interface RunningFunctions {
  names: string[];
  /** The folder `supabase/functions` that the stack runs. */
  folder: string;
  /** The process that hosts the services. */
  host: number;
}

/** Gives each function another process, by a saved file and by SIGKILL in turns. */
export async function restartFunctions(
  { names, folder, host }: RunningFunctions,
  user: SoakUser,
  times: number,
): Promise<void> {
  for (let time = 0; time < times; time++) {
    for (const name of names) {
      // One that was idle for long has ended: whoever asks gets another.
      await ask(user, name);
      const [before] = await workersOf(host, folder, name);
      if (before === undefined) throw new Error(`${name} doesn't run`);
      if (time % 2 === 0) await save(join(folder, name, "index.ts"));
      else Deno.kill(before, "SIGKILL");
      await until(`${name} was not restarted`, async () => {
        const answers = await ask(user, name);
        const now = await workersOf(host, folder, name);
        return answers && now.length === 1 && now[0] !== before;
      });
    }
  }
}

/** Whether the function itself answers, not the platform in its place. */
async function ask({ address, fetch }: SoakUser, name: string): Promise<boolean> {
  const { headers, body } = await fetch(`${address.url}/functions/v1/${name}`, {
    method: "OPTIONS",
  });
  await body?.cancel();
  return !headers.has("sb-error-code");
}

async function workersOf(host: number, folder: string, name: string): Promise<number[]> {
  return (await familyOf(host))
    .filter(({ command }) => command.includes(`${join(folder, name)}/`))
    .map(({ pid }) => pid);
}

/** As an editor does: other bytes aren't needed for it to be news. */
async function save(path: string): Promise<void> {
  await Deno.writeTextFile(path, await Deno.readTextFile(path));
}

async function until(complaint: string, holds: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + REPLACED_TIMEOUT;
  while (!await holds()) {
    if (performance.now() > end) throw new Error(complaint);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}
