import { type Database, withDatabase } from "../tests/database/database.ts";
import { makeDueJobs } from "./many-projects.ts";
import { type Keep, measured, type Measurement } from "./measurement.ts";
import { median } from "./statistics.ts";

const SWEEPS = 7;

/** How long a sweep takes with so many jobs due, to one with a hundred; the two in turns. */
export async function measureSweep(keep: Keep): Promise<Measurement[]> {
  const few: number[] = [];
  const many: number[] = [];
  await withDueJobs(100, (little) =>
    withDueJobs(100_000, async (much) => {
      for (let n = 0; n < SWEEPS; n++) {
        few.push(await timeSweep(little));
        many.push(await timeSweep(much));
      }
    }));
  keep("few", few);
  keep("many", many);
  const from = `${median(many).toFixed(0)} ÷ ${median(few).toFixed(0)} ms, of ${SWEEPS}`;
  return [
    measured("a sweep with 100,000 jobs due ÷ with 100", median(many) / median(few), {
      ...{ digits: 1, from },
    }),
    measured("a sweep with 100,000 jobs due", median(many), {
      ...{
        unit: " ms",
        digits: 0,
        from: `the slowest ${Math.max(...many).toFixed(0)} ms`,
      },
    }),
  ];
}

async function withDueJobs(due: number, work: (db: Database) => Promise<void>): Promise<void> {
  await withDatabase(async (db) => {
    await db.allowCalls();
    await makeDueJobs(db.admin, due);
    await db.admin`vacuum analyze`;
    await work(db);
  });
}

async function timeSweep({ admin }: Database): Promise<number> {
  const from = performance.now();
  await admin`select private.sweep()`;
  const took = performance.now() - from;
  // As if none of those calls had arrived.
  await admin`update private.jobs set dispatched_at = null where dispatched_at is not null`;
  return took;
}
