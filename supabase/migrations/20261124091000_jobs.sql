-- One shape for both kinds of work: a project's prompts, an asset's picture. It sits beside the
-- public row, so that heartbeats don't ring Realtime and nothing internal can leak.
--
-- Locks are always taken in the order project → asset → job → vendor gate → stream; what a user's
-- requests queue up behind (lock_owner) comes before all of them, what their claims do before the
-- gate. Who needs several assets of a project locks them before its stream.

create type private.job_kind as enum ('prompts', 'picture');

create table private.job_policies (
  kind private.job_kind primary key,
  max_attempts integer not null check (max_attempts > 0),
  time_limit interval not null check (time_limit > interval '0')
);
comment on table private.job_policies is
  'How often and for how long a kind of work is tried, from when it was asked for.';
insert into private.job_policies (kind, max_attempts, time_limit)
values ('prompts', 5, interval '10 minutes'), ('picture', 5, interval '30 minutes');

create table private.jobs (
  id uuid primary key,
  kind private.job_kind not null references private.job_policies (kind),
  project_id uuid not null references public.brand_projects (id) on delete cascade,
  asset_id uuid unique references public.generated_assets (id) on delete cascade,
  owner_id uuid not null,
  vendor text not null references private.vendor_gates (vendor),
  run_after timestamptz not null default now(),
  deadline_at timestamptz not null,
  max_attempts integer not null,
  attempts integer not null default 0,
  claims integer not null default 0,
  lost_leases integer not null default 0,
  unknown_failures integer not null default 0,
  last_started_at timestamptz,
  lease_token uuid,
  lease_expires_at timestamptz,
  dispatched_at timestamptz,
  provider text,
  provider_job_id text,
  last_error jsonb,
  settled_at timestamptz,
  constraint job_is_its_rows check (id = coalesce(asset_id, project_id)),
  constraint job_kind_has_its_row check ((kind = 'picture') = (asset_id is not null)),
  constraint job_lease_is_whole check ((lease_token is null) = (lease_expires_at is null)),
  constraint settled_jobs_hold_no_lease check (settled_at is null or lease_token is null),
  constraint job_attempts_range check (attempts between 0 and max_attempts)
);
comment on table private.jobs is
  'What drives a project''s prompts or an asset''s picture. Its id is that of the row it works on.';
comment on column private.jobs.attempts is 'Spent of max_attempts; throttled ones are given back.';
comment on column private.jobs.claims is 'How often it was taken up, in all.';
comment on column private.jobs.last_started_at is
  'When a worker last took it up, or began its second drawing; null when its vendor turned that away.';
comment on column private.jobs.dispatched_at is
  'When a function was last called for it; null when a cap or a gate held it back.';
comment on column private.jobs.last_error is
  'What the last attempt failed with; of a settled job, why it failed. Null when it is done.';
comment on column private.jobs.provider_job_id is
  'The vendor''s own id of work that was paid for already, or the address of its result: the next attempt asks for that.';

create index jobs_by_project on private.jobs (project_id);
create index jobs_due on private.jobs (run_after) where settled_at is null and lease_token is null;
create index jobs_past_deadline on private.jobs (deadline_at)
  where settled_at is null and lease_token is null;
create index jobs_leased on private.jobs (lease_expires_at) where lease_token is not null;
create index jobs_leased_by_owner on private.jobs (owner_id) where lease_token is not null;
create index jobs_waiting_by_owner on private.jobs (owner_id, run_after)
  where settled_at is null and lease_token is null;
create index jobs_by_vendor on private.jobs (vendor) where settled_at is null;
-- Who was served longest ago comes first.
create index jobs_last_started_by_owner on private.jobs (owner_id, last_started_at desc)
  where last_started_at is not null;
create index jobs_failed on private.jobs (settled_at)
  where settled_at is not null and last_error is not null;

-- No foreign key: a deletion gives no money back, and spend per day must not shrink.
create table private.attempts (
  lease_token uuid primary key,
  job_id uuid not null,
  claim integer not null,
  is_start boolean not null default true,
  started_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  outcome text,
  report jsonb not null default '{}',
  constraint attempt_claim_unique unique (job_id, claim),
  constraint attempt_ends_with_outcome check ((ended_at is null) = (outcome is null)),
  constraint attempt_outcome_known check (outcome in (
    'completed', 'transient', 'throttled', 'permanent', 'unknown', 'lost', 'released', 'cancelled'
  ))
);
comment on table private.attempts is
  'Every attempt: how it ended, how long the vendor took and what it cost. At most one of a job completed. Of a deleted project they are kept for 90 days.';
comment on column private.attempts.is_start is
  'Whether it asked its vendor for something new, rather than for what an earlier one had paid for.';
create index attempts_by_start on private.attempts (started_at);
create unique index attempts_completed_once on private.attempts (job_id) where outcome = 'completed';

create function private.lease_duration() returns interval
language sql immutable
set search_path = ''
as $$ select interval '30 seconds' $$;
comment on function private.lease_duration() is 'How long a worker may be silent.';

create function private.backoff(p_failures integer) returns interval
language sql volatile
set search_path = ''
as $$
  -- Half of it is drawn, so that what failed together doesn't come back together.
  select least(300, 2 * 2 ^ least(greatest(p_failures, 1) - 1, 10)) * (0.5 + random() / 2)
    * interval '1 second';
$$;
comment on function private.backoff(integer) is
  'min(300 s, 2 s · 2^(n−1)) after the n-th failure, with jitter downwards.';

-- In PL/pgSQL, though SQL would do: it keeps its plans, and every picture comes through here.
create function private.open_job(
  p_kind private.job_kind, p_project_id uuid, p_asset_id uuid, p_owner_id uuid, p_vendor text
) returns uuid
language plpgsql
set search_path = ''
as $$
declare
  v_id uuid := coalesce(p_asset_id, p_project_id);
begin
  insert into private.jobs (
    id, kind, project_id, asset_id, owner_id, vendor, run_after, deadline_at, max_attempts
  )
  select
    v_id, kind, p_project_id, p_asset_id, p_owner_id, p_vendor,
    clock_timestamp(), clock_timestamp() + time_limit, max_attempts
  from private.job_policies where kind = p_kind;
  return v_id;
end
$$;
comment on function private.open_job(private.job_kind, uuid, uuid, uuid, text) is
  'Makes work of a new row.';

create function private.reopen_job(p_job_id uuid) returns void
language sql
set search_path = ''
as $$
  update private.jobs set
    settled_at = null, run_after = clock_timestamp(), dispatched_at = null,
    deadline_at = clock_timestamp() + policy.time_limit, max_attempts = policy.max_attempts,
    attempts = 0, lost_leases = 0, unknown_failures = 0,
    provider = null, provider_job_id = null, last_error = null
  from private.job_policies as policy
  where jobs.id = p_job_id and policy.kind = jobs.kind;
$$;
comment on function private.reopen_job(uuid) is 'A new deadline and a new budget for a failed job.';

create function private.lock_job(p_job_id uuid) returns private.jobs
language plpgsql
set search_path = ''
as $$
declare
  job private.jobs;
begin
  select * into job from private.jobs where id = p_job_id;
  if not found then
    return null;
  end if;
  perform from public.brand_projects where id = job.project_id for no key update;
  if job.asset_id is not null then
    perform from public.generated_assets where id = job.asset_id for no key update;
  end if;
  select * into job from private.jobs where id = p_job_id for update;
  return job;
end
$$;
comment on function private.lock_job(uuid) is
  'Locks a job and the rows it works on, in the order that everybody keeps. Null when it is gone.';
