import { z } from "zod";
import type { Random } from "../../../vendor-studio/draw/random.ts";
import { eventually, sleep } from "../eventually.ts";
import type { Stage } from "../stage.ts";
import { clearFaults, orderFault } from "./vendor-faults.ts";

/** How many workers are overtaken at a time. */
const WORKERS = 3;

/** Milliseconds by which the studio's answer is delayed on order. */
const LATE = 4000;

/** Milliseconds that an overtaken worker has to finish after its vendor has answered. */
const LAST_STEPS = 3000;

const callList = z.object({
  calls: z.array(
    z.object({ kind: z.string(), outcome: z.string(), at: z.string(), prompt: z.string() }),
  ),
});

/**
 * Has workers overtaken: their leases end while they work, and their jobs go to somebody else, as
 * when a machine stood still for half a minute. What they bring late must not count. The vendors
 * behave meanwhile, or their successors would not be done before them.
 *
 * @param longestWait milliseconds in which there has to be a worker to overtake.
 * @returns how many were.
 */
export async function overtakeWorkers(
  stage: Stage,
  random: Random,
  signal: AbortSignal,
  longestWait = 5000,
): Promise<number> {
  await clearFaults(stage.studioUrl);
  await orderFault(stage.studioUrl, {
    vendor: "ark",
    fault: "latency",
    milliseconds: random.whole(7000, 12_000),
    times: WORKERS,
  });
  let late: string[] = [];
  await sleep(LATE, signal).catch(() => {});
  await eventually(
    async () => {
      late = signal.aborted ? [] : await findLate(stage);
      return late.length > 0 || signal.aborted;
    },
    longestWait,
    500,
  );
  if (signal.aborted || late.length === 0) return 0;
  // Otherwise the delay that is still ordered would hold up the successors' answers.
  await clearFaults(stage.studioUrl);
  await overtake(stage, late);
  await eventually(async () => signal.aborted || await areSettled(stage, late), 5000);
  return late.length;
}

/** Waits until those who were overtaken have come back with what they had been waiting for. */
export async function untilBack({ studioUrl }: Stage): Promise<void> {
  await eventually(async () => (await openCalls(studioUrl)).length === 0, 30_000);
  await sleep(LAST_STEPS);
}

async function openCalls(studioUrl: string) {
  const response = await fetch(`${studioUrl}/_studio/calls`);
  const { calls } = callList.parse(await response.json());
  return calls.filter(({ kind, outcome }) => kind === "picture" && outcome === "open");
}

/** The pictures that the studio has held back. */
async function findLate({ studioUrl, query }: Stage): Promise<string[]> {
  const prompts = (await openCalls(studioUrl))
    .filter(({ at }) => Date.parse(at) < Date.now() - LATE)
    .map(({ prompt }) => prompt);
  const rows = await query((sql) =>
    sql<{ id: string }[]>`
      select jobs.id from private.jobs join public.generated_assets as asset using (id)
      where asset.generation_prompt = any (${prompts}) and jobs.lease_token is not null
        and jobs.lost_leases = 0`
  );
  return rows.map(({ id }) => id);
}

async function overtake({ query }: Stage, ids: string[]): Promise<void> {
  await query((sql) =>
    sql`
      with silent as (
        update private.jobs set lease_expires_at = clock_timestamp()
        where id = any (${ids}) and lease_token is not null returning lease_token
      )
      insert into drill.overtaken select lease_token from silent on conflict do nothing`
  );
  await query((sql) => sql`select private.sweep_overdue(100)`);
  await query((sql) =>
    sql`
      update private.jobs set run_after = clock_timestamp()
      where id = any (${ids}) and lease_token is null and settled_at is null`
  );
  await query((sql) => sql`select private.dispatch(${ids}::uuid[])`);
}

async function areSettled({ query }: Stage, ids: string[]): Promise<boolean> {
  const [row] = await query((sql) =>
    sql<{ left: number }[]>`
      select count(*)::int as left from private.jobs
      where id = any (${ids}) and settled_at is null`
  );
  return row?.left === 0;
}
