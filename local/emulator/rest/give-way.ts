import os from "node:os";

/** Between the usual 0 and the lowest, 19: gets about a tenth of what a usual process does. */
const LOW_PRIORITY = 10;

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
