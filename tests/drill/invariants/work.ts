import type { Invariant } from "./invariant.ts";

/** What every piece of work must have come to. */
export const workInvariants: Invariant[] = [
  {
    name: "every completed logo has its thumbnail, and every kit has ended",
    async findBreaches({ stage: { sql } }) {
      const rows = await sql<{ what: string }[]>`
        select 'thumbnail of ' || asset.id || ': ' || coalesce(job.last_error::text, '-') as what
        from public.generated_assets as asset
        left join private.jobs as job on job.asset_id = asset.id and job.kind = 'thumbnail'
        where asset.status = 'completed' and asset.thumbnail_path is null
        union all
        select 'kit of ' || asset_id || ' is still ' || status from public.brand_kits
        where status in ('pending', 'generating')
        union all
        select 'step ' || name || ' of ' || asset_id from private.kit_steps where made_at is null`;
      return rows.map(({ what }) => what);
    },
  },
  {
    name: "every project and every asset has ended",
    async findBreaches({ stage: { sql } }) {
      const rows = await sql<{ id: string; status: string; why: string }[]>`
        select 'project ' || id as id, status::text, '' as why from public.brand_projects
        where status in ('prompting', 'generating')
        union all
        select 'asset ' || asset.id, asset.status::text, ' after ' || job.attempts || ' attempts'
        from public.generated_assets as asset join private.jobs as job on job.id = asset.id
        where asset.status in ('pending', 'generating')`;
      return rows.map(({ id, status, why }) => `${id} is still ${status}${why}`);
    },
  },
  {
    name: "each failure has the right reason",
    async findBreaches({ stage: { sql } }) {
      const rows = await sql<{ id: string; code: string; outcome: string }[]>`
        with last_attempt as (
          select distinct on (job_id) job_id, outcome from private.attempts
          order by job_id, claim desc
        ), failed as (
          select id, project_id, error ->> 'code' as code from public.generated_assets
          where status = 'failed'
          union all
          select id, project_id, error ->> 'code' from private.concept_rounds
          where error is not null
        )
        select failed.id, code, outcome
        from failed join private.jobs as job on job.id = failed.id
        join private.job_policies as policy on policy.kind = job.kind
        left join last_attempt on last_attempt.job_id = job.id
        cross join lateral (
          select job.attempts >= job.max_attempts as spent,
            -- The next attempt would have been after the deadline; a wait is five minutes at most.
            job.settled_at > job.deadline_at - interval '6 minutes' as late,
            job.lost_leases >= policy.max_lost_leases as lost,
            job.unknown_failures >= policy.max_unknown_failures as puzzled
        ) as budget
        where not coalesce(case code
          when 'cancelled' then exists (
            select from private.project_events
            where project_id = failed.project_id and payload ->> 'status' = 'cancelled'
          )
          when 'content_policy' then outcome = 'permanent'
          when 'unsupported_image' then outcome = 'permanent'
          when 'vendor_rejected' then outcome = 'permanent' or outcome = 'unknown' and (spent or puzzled)
          when 'prompts_unusable' then
            outcome = 'permanent' or outcome = 'unknown' and (spent or puzzled)
          when 'bad_picture' then outcome = 'unknown' and (spent or puzzled)
            or outcome = 'transient' and spent
          when 'vendor_unavailable' then
            outcome in ('transient', 'outage') and spent
              or outcome in ('outage', 'refused_key', 'throttled') and late
              or outcome = 'unknown' and (spent or puzzled)
              -- Forgotten twice.
              or outcome = 'permanent'
          when 'worker_lost' then outcome = 'lost' and (lost or spent)
            or outcome = 'transient' and spent or outcome = 'unknown' and (spent or puzzled)
            or outcome = 'storage' and late
          when 'deadline_exceeded' then job.deadline_at <= job.settled_at
        end, false)`;
      return rows.map(({ id, code, outcome }) =>
        `${id} failed with ${code}, though its last attempt was ${outcome ?? "never made"}`
      );
    },
  },
  {
    name: "at most one accepted settlement each",
    async findBreaches({ stage: { sql } }) {
      const rows = await sql<{ asset_id: string; settled: number }[]>`
        select asset_id, count(*)::int as settled from drill.settlements
        group by asset_id having count(*) > 1
        union all
        select job_id, count(*)::int from drill.attempts where outcome = 'completed'
        group by job_id having count(*) > 1`;
      return rows.map(({ asset_id, settled }) => `${asset_id} was settled ${settled} times`);
    },
  },
  {
    name: "one worker at a time",
    async findBreaches({ stage: { sql } }) {
      const rows = await sql<{ job_id: string; claim: number }[]>`
        select one.job_id, other.claim
        from drill.attempts as one
        join drill.attempts as other on other.job_id = one.job_id
          and other.lease_token > one.lease_token
          and tstzrange(one.started_at, coalesce(one.ended_at, 'infinity'))
            && tstzrange(other.started_at, coalesce(other.ended_at, 'infinity'))
        where exists (select from private.jobs where id = one.job_id)`;
      return rows.map(({ job_id, claim }) =>
        `${job_id} was claimed while somebody had it (${claim})`
      );
    },
  },
  {
    name: "attempts within bounds",
    async findBreaches({ stage: { sql } }) {
      const rows = await sql<{ id: string; spent: number }[]>`
        with spent as (
          select job_id, count(*) as spent from drill.attempts
          where coalesce(outcome, 'lost') not in (
            'throttled', 'outage', 'refused_key', 'storage', 'released', 'cancelled'
          )
          group by job_id
        ), chances as (
          select asset_id, count(*) as more from drill.second_chances group by asset_id
        )
        select spent.job_id as id, spent::int from spent left join chances on asset_id = job_id
        where spent > 5 * (1 + coalesce(more, 0))
          and not exists (select from private.jobs where id = job_id and kind = 'delivery')
        union all
        select id, attempts from private.jobs
        join private.job_policies as policy on policy.kind = jobs.kind
        where attempts > jobs.max_attempts or lost_leases > policy.max_lost_leases
          or unknown_failures > policy.max_unknown_failures`;
      return rows.map(({ id, spent }) => `${id} was attempted ${spent} times`);
    },
  },
];
