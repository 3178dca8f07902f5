import os from "node:os";

/** Ten below the stack's own: such a process gets about a tenth of what the stack's others do. */
const LOW_PRIORITY = Math.min(os.getPriority() + 10, os.constants.priority.PRIORITY_LOW);

const lowered = new Set<number>();

/**
 * Has a connection's process of Postgres give way where the processor is short: what people ask of
 * REST itself may take seconds of it, and the functions', which all others wait for, take
 * milliseconds.
 *
 * @param pid as `pg_backend_pid()` tells it.
 */
export function giveWay(pid: number): void {
  if (lowered.has(pid)) return;
  try {
    os.setPriority(pid, LOW_PRIORITY);
    lowerSession(pid);
    lowered.add(pid);
  } catch {
    // It has ended, or the system wants some time between two changes: the next statement tries again.
  }
}

/**
 * Each process of Postgres leads a session. Where Linux shares the processor out among sessions first,
 * a priority counts within one alone: sched(7), "The autogroup feature".
 */
function lowerSession(pid: number): void {
  try {
    Deno.writeTextFileSync(`/proc/${pid}/autogroup`, `${LOW_PRIORITY}`, { create: false });
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}
