import { familyOf } from "../../local/soak/processes.ts";

/** Linux counts processor time in hundredths of a second. */
const TICK = 10;

/**
 * Milliseconds of processor time that this process and all that it has started have used, those
 * included that have ended; NaN on other systems than Linux. A busy machine does not change it much,
 * so it tells what work costs where clocks can't.
 */
export async function processorTime(): Promise<number> {
  const times = await processorTimes();
  return times.size === 0 ? NaN : times.values().reduce((sum, time) => sum + time, 0);
}

/**
 * The same by part of the stack, what has ended with the part that had started it; empty on other
 * systems than Linux.
 */
export async function processorTimes(): Promise<Map<string, number>> {
  const times = new Map<string, number>();
  if (Deno.build.os !== "linux") return times;
  for (const { pid, command } of await familyOf(Deno.pid)) {
    const part = pid === Deno.pid ? "this process" : partOf(command);
    times.set(part, (times.get(part) ?? 0) + await timeOf(pid));
  }
  return times;
}

async function timeOf(pid: number): Promise<number> {
  const stat = await Deno.readTextFile(`/proc/${pid}/stat`).catch(() => "");
  // From the state behind the name, which may hold anything: own time, then ended children's.
  const times = stat.slice(stat.lastIndexOf(")") + 2).split(" ").slice(11, 15);
  return times.reduce((sum, ticks) => sum + Number(ticks) * TICK, 0);
}

function partOf(command: string): string {
  const [, functionName] = /\/functions\/([\w-]+)\/index\.ts/.exec(command) ?? [];
  return functionName ?? (/\bpostgres\b/.test(command) ? "Postgres" : "others");
}
