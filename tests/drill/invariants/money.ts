import { z } from "zod";
import type { Invariant } from "./invariant.ts";

const calls = z.object({ counts: z.record(z.string(), z.number()) });

/** How many calls the studio got, by `vendor/kind/outcome`. */
export async function vendorCalls(studioUrl: string): Promise<[name: string, count: number][]> {
  const response = await fetch(`${studioUrl}/_studio/calls`);
  return Object.entries(calls.parse(await response.json()).counts);
}

/** How many calls asked for a picture, whatever the answer was. */
async function countPictureCalls(studioUrl: string): Promise<number> {
  return (await vendorCalls(studioUrl))
    .filter(([name]) => name.includes("/picture/"))
    .reduce((sum, [, count]) => sum + count, 0);
}

/** How many pictures there was reason to ask for. */
export interface Reasons {
  assets: number;
  second_chances: number;
  /**
   * Leases that ended during a call or before one, and attempts that failed: no picture came of
   * these.
   */
  lost: number;
  faulted: number;
}

export async function pictureCalls(
  { sql, studioUrl }: Parameters<Invariant["findBreaches"]>[0]["stage"],
): Promise<{ calls: number; reasons: Reasons }> {
  const [reasons] = await sql<Reasons[]>`
    with pictures as (
      select attempts.* from drill.attempts as attempts
      join drill.assets as assets on assets.id = attempts.job_id
    )
    select
      count(distinct job_id)::int as assets,
      (select count(*)::int from drill.second_chances) as second_chances,
      count(*) filter (where outcome = 'lost' and not kept)::int as lost,
      count(*) filter (
        where outcome in ('transient', 'throttled', 'outage', 'refused_key', 'storage', 'unknown')
          and not kept
      )::int as faulted
    from pictures`;
  if (!reasons) throw new Error("the books are gone");
  return { calls: await countPictureCalls(studioUrl), reasons };
}

export const moneyInvariants: Invariant[] = [{
  name: "no picture asked for without a reason",
  async findBreaches({ stage }) {
    const { calls, reasons } = await pictureCalls(stage);
    const { assets, second_chances, lost, faulted } = reasons;
    if (calls <= assets + second_chances + lost + faulted) return [];
    return [
      `${calls} calls for ${assets} assets, ${second_chances} retries, ${lost} lost leases and ${faulted} faults`,
    ];
  },
}];
