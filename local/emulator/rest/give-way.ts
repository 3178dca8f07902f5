import os from "node:os";

/** Ten below the stack's own: such a process gets about a tenth of what the stack's others do. */
const LOW_PRIORITY = Math.min(os.getPriority() + 10, os.constants.priority.PRIORITY_LOW);

/**
 * Has a connection's process of Postgres give way where the processor is short: what people ask of
 * REST itself may take seconds of it, and the functions', which all others wait for, take
 * milliseconds.
 *
 * @param pid as `pg_backend_pid()` tells it.
 */
export function giveWay(pid: number): void {
  try {
    os.setPriority(pid, LOW_PRIORITY);
  } catch {
    // It has ended, or has a lower priority already, which only root may raise.
  }
}
