import type { PgNetPace } from "../local/emulator/pg-net/worker.ts";
import { EventClient } from "../tests/support/events.ts";
import { type Keep, measured, type Measurement } from "./measurement.ts";
import { type Bench, createProject, VENDOR_LATENCY, withBenchStack } from "./stack.ts";
import { median, quantile } from "./statistics.ts";

const PROJECTS = 6;

/**
 * How long a project takes beyond its vendors: one call for prompts, then the pictures at once. The
 * budget is for calls that are sent at once; pg_net's own pauses come on top and are shown beside.
 */
export async function measureProjects(keep: Keep): Promise<Measurement[]> {
  return [
    ...await measureAt("eager", { keep, suffix: "", atMost: 1.05 }),
    ...await measureAt("real", { keep, suffix: ", pg_net at its own pace" }),
  ];
}

function measureAt(
  pgNetPace: PgNetPace,
  { keep, suffix, atMost }: { keep: Keep; suffix: string; atMost?: number },
): Promise<Measurement[]> {
  return withBenchStack(async (bench) => {
    const firsts: number[] = [];
    const wholes: number[] = [];
    await runProject(bench); // Connections, plans and modules are warm for the others.
    for (let n = 0; n < PROJECTS; n++) {
      const { first, whole } = await runProject(bench);
      firsts.push(first);
      wholes.push(whole);
    }
    const dispatches = await readDispatches(bench);
    keep(`firsts${suffix}`, firsts);
    keep(`wholes${suffix}`, wholes);
    keep(`dispatches${suffix}`, dispatches);
    const vendors = 2 * VENDOR_LATENCY;
    const toVendors = (name: string, values: number[]): Measurement =>
      measured(`${name} ÷ its vendors' latency${suffix}`, median(values) / vendors, {
        ...atMost !== undefined && { atMost },
        from: `${median(values).toFixed(0)} ÷ ${vendors} ms, of ${values.length}`,
      });
    return [
      toVendors("a project of fifteen", wholes),
      toVendors("its first logo", firsts),
      measured(`dispatch, commit to claim, p50${suffix}`, median(dispatches), {
        ...{ unit: " ms", digits: 1, from: `${dispatches.length} jobs` },
      }),
      measured(`dispatch, commit to claim, p99${suffix}`, quantile(dispatches, 0.99), {
        ...{ unit: " ms", digits: 1, from: `${dispatches.length} jobs` },
      }),
    ];
  }, { pgNetPace });
}

/** Milliseconds from when each job was called for, just before the commit, to its first claim. */
async function readDispatches({ sql }: Bench): Promise<number[]> {
  const rows = await sql<{ took: number }[]>`
    select extract(epoch from attempts.started_at - jobs.dispatched_at)::float8 * 1000 as took
    from private.jobs join private.attempts on job_id = jobs.id and attempts.claim = 1
    where kind in ('prompts', 'picture') and attempts.started_at >= jobs.dispatched_at`;
  return rows.map(({ took }) => took);
}

async function runProject(bench: Bench): Promise<{ first: number; whole: number }> {
  const from = performance.now();
  const { stream_url } = await createProject(bench, 15);
  using stream = new EventClient(stream_url);
  await stream.until(() => stream.types.includes("asset_completed"));
  const first = performance.now() - from;
  await stream.untilComplete();
  return { first, whole: performance.now() - from };
}
