import { setTimeout as delay } from "node:timers/promises";
import postgres from "postgres";

const LOOK_EVERY_MS = 100;

/**
 * Has whatever waits for another attempt tried at once, until it is disposed of: gates open, and
 * pauses between attempts end. How long those take is told by the database's tests and the drills.
 *
 * @param dbUrl a superuser's
 */
export function withoutWaits(dbUrl: string): AsyncDisposable {
  const sql = postgres(dbUrl, { max: 1, onnotice: () => {} });
  let isOver = false;
  const loop = (async () => {
    while (!isOver) {
      await sql`update private.vendor_gates set
          blocked_until = '-infinity', next_start_at = '-infinity'
        where blocked_until > clock_timestamp()`;
      const hurried = await sql`
        update private.jobs set run_after = clock_timestamp(), dispatched_at = null
        where settled_at is null and lease_token is null and run_after > clock_timestamp()
        returning id`;
      if (hurried.length > 0) await sql`select private.sweep()`;
      await delay(LOOK_EVERY_MS);
    }
  })();
  return {
    async [Symbol.asyncDispose]() {
      isOver = true;
      await loop;
      await sql.end();
    },
  };
}
