import type { Kill } from "./chaos/killer.ts";
import type { Stage } from "./stage.ts";

export interface Quantiles {
  count: number;
  p50: number;
  p95: number;
}

export function quantiles(values: number[]): Quantiles {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { count: sorted.length, p50: at(0.5) ?? NaN, p95: at(0.95) ?? NaN };
}

/**
 * Milliseconds from a kill to the moment when somebody took up again what the killed process had
 * been working on.
 */
export async function recoveryTimes({ query }: Stage, kills: Kill[]): Promise<number[]> {
  const lost = await query((sql) =>
    sql<{ started: Date; ended: Date; again: Date; kind: string }[]>`
      select one.started_at as started, one.ended_at as ended, next.started_at as again,
        case when exists (select from drill.assets where id = one.job_id)
          then 'generate-image' else coalesce((
            select function_name from private.jobs join private.job_policies using (kind)
            where jobs.id = one.job_id
          ), 'write-prompts') end as kind
      from drill.attempts as one
      join drill.attempts as next on next.job_id = one.job_id and next.claim = one.claim + 1
      where one.outcome = 'lost'
        and not exists (select from drill.overtaken where lease_token = one.lease_token)
        -- It had failed for good; that its owner asked again later is no recovery.
        and not exists (
          select from drill.second_chances
          where asset_id = one.job_id and at between one.ended_at and next.started_at
        )`
  );
  return lost.flatMap(({ started, ended, again, kind }) => {
    // The first one: later kills ended the processes that had taken over.
    const killer = kills.find(({ target, at }) =>
      target === kind && at >= started.getTime() && at <= ended.getTime()
    );
    return killer ? [again.getTime() - killer.at] : [];
  });
}

/** Milliseconds from the last kill, if any, until each asset that was there by then was settled. */
export async function settledAfter({ query }: Stage, kills: Kill[]): Promise<number> {
  if (kills.length === 0) return NaN;
  const last = new Date(Math.max(...kills.map(({ at }) => at)));
  const [row] = await query((sql) =>
    sql<{ settled_at: Date | null }[]>`
      select max(settled_at) as settled_at
      from private.jobs join public.generated_assets as asset on asset.id = jobs.id
      where jobs.kind = 'picture' and asset.created_at <= ${last}`
  );
  return (row?.settled_at?.getTime() ?? NaN) - last.getTime();
}
