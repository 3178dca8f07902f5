import { familyOf } from "../../../local/soak/processes.ts";

/** Linux counts processor time in hundredths of a second. */
const TICK = 10;

/**
 * Milliseconds of processor time that this process and all that it has started have used, those
 * included that have ended; NaN on other systems than Linux. A busy machine does not change it much,
 * so it tells what work costs where clocks can't.
 */
export async function processorTime(): Promise<number> {
  if (Deno.build.os !== "linux") return NaN;
  const used = await Promise.all((await familyOf(Deno.pid)).map(async ({ pid }) => {
    const stat = await Deno.readTextFile(`/proc/${pid}/stat`).catch(() => "");
    // From the state behind the name, which may hold anything: own time, then ended children's.
    const times = stat.slice(stat.lastIndexOf(")") + 2).split(" ").slice(11, 15);
    return times.reduce((sum, ticks) => sum + Number(ticks) * TICK, 0);
  }));
  return used.reduce((sum, time) => sum + time, 0);
}
