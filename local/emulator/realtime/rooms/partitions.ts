import { connect } from "../../postgres/connect.ts";

/** Milliseconds. A day's partition is made three days before. */
const EVERY = 3_600_000;

/** Makes the partitions of `realtime.messages` for the days to come, as long as Realtime runs. */
export function keepPartitions(adminUrl: string): { stop(): Promise<void> } {
  const sql = connect(adminUrl, {
    max: 1,
    idle_timeout: 10,
    onnotice: () => {},
    connection: { application_name: "realtime", statement_timeout: 10_000 },
  });
  const timer = setInterval(() => {
    // The next hour tries again.
    sql`select realtime.keep_partitions()`.catch(() => {});
  }, EVERY);
  return {
    async stop() {
      clearInterval(timer);
      await sql.end({ timeout: 1 });
    },
  };
}
