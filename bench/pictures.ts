import { processorTimes } from "../tests/support/processor-time.ts";
import { type Keep, measured, type Measurement } from "./measurement.ts";
import { type Bench, createProject, withBenchStack } from "./stack.ts";

const PER_PROJECT = 20;

/** Where a second's worth of pictures says nothing. */
const POLL_MILLISECONDS = 250;

/** How many pictures a second the product makes where vendors answer at once, up to `pictures`. */
export async function measurePictures(keep: Keep, pictures: number): Promise<Measurement[]> {
  const { ends, work } = await withBenchStack(
    (bench) => drawAll(bench, pictures),
    { vendorLatency: 0 },
  );
  keep("seconds after the first picture was asked for", ends);
  keep("milliseconds of processor time, by process", Object.fromEntries(work));
  const works = [...work].map(([part, time]) => ({ part, each: time / pictures }))
    .toSorted((one, other) => other.each - one.each);
  const whole = ends.at(-1) ?? NaN;
  const tenth = Math.floor(pictures / 10);
  const first = ends[tenth - 1] ?? NaN;
  const last = whole - (ends[pictures - tenth - 1] ?? NaN);
  return [
    measured("pictures a second, vendors that answer at once", pictures / whole, {
      ...{ unit: " /s", digits: 1, atLeast: 30, from: `${pictures} in ${whole.toFixed(1)} s` },
    }),
    measured(`the last tenth of ${pictures} ÷ the first`, last / first, {
      ...{ atMost: 1.2, from: `${last.toFixed(1)} ÷ ${first.toFixed(1)} s` },
    }),
    measured("processor time of a picture", works.reduce((sum, { each }) => sum + each, 0), {
      ...{ unit: " ms", digits: 0 },
      from: works.filter(({ each }) => each >= 0.5)
        .map(({ part, each }) => `${part} ${each.toFixed(0)}`).join(", "),
    }),
  ];
}

interface Drawn {
  /** When each picture was complete, in seconds from when the first was asked for, in order. */
  ends: number[];
  /** Milliseconds of processor time, by part of the stack. */
  work: Map<string, number>;
}

async function drawAll(bench: Bench, pictures: number): Promise<Drawn> {
  // As many as the vendors take: what the gate lets in at first is a vendor's limit, none of ours.
  await bench.sql`update private.vendor_gates set starts_per_minute = null`;
  await createProject(bench, 1);
  await untilComplete(bench, 1);
  const from = new Date();
  const before = await processorTimes();
  for (let asked = 0; asked < pictures; asked += PER_PROJECT) {
    await createProject(bench, Math.min(PER_PROJECT, pictures - asked));
  }
  await untilComplete(bench, pictures + 1);
  const rows = await bench.sql<{ after: number }[]>`
    select extract(epoch from completed_at - ${from}::timestamptz)::float8 as after
    from public.generated_assets where completed_at >= ${from} order by completed_at`;
  const work = new Map(
    [...await processorTimes()].map(([part, time]) => [part, time - (before.get(part) ?? 0)]),
  );
  return { ends: rows.map(({ after }) => after), work };
}

async function untilComplete({ sql }: Bench, count: number): Promise<void> {
  for (;;) {
    const [row] = await sql<{ completed: number; failed: number }[]>`
      select count(*) filter (where status = 'completed')::int as completed,
        count(*) filter (where status = 'failed')::int as failed
      from public.generated_assets`;
    if (row && row.failed > 0) throw new Error(`${row.failed} pictures failed`);
    if (row && row.completed >= count) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS));
  }
}
