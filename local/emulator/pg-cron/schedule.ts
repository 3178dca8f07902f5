import { Cron } from "croner";

/** When a job is due, as `cron.job.schedule` says it. */
export type Schedule =
  | { kind: "interval"; milliseconds: number }
  | { kind: "fields"; cron: Cron }
  | { kind: "restart" };

const nicknames: Record<string, string> = {
  "@hourly": "0 * * * *",
  "@daily": "0 0 * * *",
  "@midnight": "0 0 * * *",
  "@weekly": "0 0 * * 0",
  "@monthly": "0 0 1 * *",
  "@yearly": "0 0 1 1 *",
  "@annually": "0 0 1 1 *",
};

/**
 * Reads a schedule that `cron.schedule` accepted: `'10 seconds'`, `'5 4 * * *'` (GMT), `'@daily'`.
 *
 * @throws on any other text
 */
export function parseSchedule(text: string): Schedule {
  const schedule = text.trim().toLowerCase();
  const seconds = schedule.match(/^([1-9]|[1-5]\d)\s+seconds?$/)?.[1];
  if (seconds !== undefined) return { kind: "interval", milliseconds: Number(seconds) * 1000 };
  if (schedule === "@restart" || schedule === "@reboot") return { kind: "restart" };

  const fields = (nicknames[schedule] ?? schedule).split(/\s+/);
  if (fields[2] === "$") fields[2] = "L"; // The last day of the month, in pg_cron's spelling.
  const cron = new Cron(fields.join(" "), { mode: "5-part", timezone: "UTC" });
  return { kind: "fields", cron };
}

/**
 * The first time after `from` at which a job is due, both in milliseconds since 1970; never:
 * `Infinity`. An interval counts from the start of the last run.
 */
export function nextDue(schedule: Schedule, from: number): number {
  switch (schedule.kind) {
    case "interval":
      return from + schedule.milliseconds;
    case "fields":
      return schedule.cron.nextRun(new Date(from))?.getTime() ?? Infinity;
    case "restart":
      return Infinity;
  }
}
