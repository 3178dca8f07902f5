import type { Usage } from "./usage.ts";

/** How much more memory may be in use at the end than after the first tenth. */
const MEMORY_RATIO = 1.3;
/** Bytes of log that may wait for a slot at rest: more than Postgres writes by itself. */
const KEPT_LOG = 64 * 1024 ** 2;

/** What the end shows that the first tenth didn't; empty where nothing is left over. */
export function findExcess(first: Usage, last: Usage): string[] {
  const excess: string[] = [];
  const ratio = last.memory.all / first.memory.all;
  if (ratio > MEMORY_RATIO) excess.push(`${ratio.toFixed(2)} × the memory`);
  for (const what of ["processes", "handles", "connections", "slots"] as const) {
    const more = last[what] - first[what];
    if (more > 0) excess.push(`${more} ${what} more`);
  }
  if (last.keptLog > KEPT_LOG) excess.push(`${last.keptLog} bytes of log kept for a slot`);
  return excess;
}
