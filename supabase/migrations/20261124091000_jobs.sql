-- One table for all kinds of work. It is separate from the public rows, so that a heartbeat is no
-- change that Realtime sends, and nothing internal leaks.
--
-- What holds for every kind:
--   * A job's id is that of the row it works on, or its own where it has none. It belongs to an
--     owner, and goes with its project and its asset where it has these.
--   * private.open_job makes it, private.dispatch calls its kind's function with {body_key: id}.
--     The function claims it: a verb of its kind that locks the rows and calls
--     private.start_attempt.
--   * extend_lease, fail_job, release_job and reserve_object take any job. A verb of its kind
--     completes it: private.regain_job, its effects, private.settle_job, private.end_attempt and
--     private.dispatch_held_back.
--   * What a kind is like stands in private.job_policies. What happens to its rows stands in
--     private.fail_work (failed for good), private.return_to_waiting (to be tried again),
--     private.resume_work (a lost lease is given back) and private.job_status, each with one branch
--     a kind.
--   * Without a vendor no gate and no budget but Storage's holds it back, and the failures throttled
--     and refused_key don't exist.
--
-- Locks are always taken in the order user → project → asset → job → vendor gate → stream. The lock
-- that a user's requests wait for (lock_owner) comes before all of them, the one that the claims of
-- a user's jobs wait for before the gate. A transaction that needs several assets of a project
-- locks all of them before its stream. A user is locked by a transaction that inserts a row which
-- refers to the user, and by one that deletes the user. Workers insert no such rows. Another order
-- could deadlock.

create function private.is_provider_job(p_job jsonb) returns boolean
language plpgsql immutable
set search_path = ''
as $$
begin
  return coalesce(
    jsonb_typeof(p_job) = 'object'
      and p_job -> 'drawing' in ('1', '2')
      and case p_job ->> 'kind'
        when 'picture_url' then jsonb_typeof(p_job -> 'url') = 'string'
        when 'fal_request' then
          jsonb_typeof(p_job -> 'request_id') = 'string'
            and jsonb_typeof(p_job -> 'status_url') = 'string'
            and jsonb_typeof(p_job -> 'response_url') = 'string'
        when 'stored_picture' then
          jsonb_typeof(p_job -> 'path') = 'string'
            and jsonb_typeof(p_job -> 'width') = 'number'
            and jsonb_typeof(p_job -> 'height') = 'number'
            and jsonb_typeof(p_job -> 'mime_type') = 'string'
        when 'lost' then true
        else false
      end,
    false
  );
end
$$;
comment on function private.is_provider_job(jsonb) is
  'Whether a value is {kind: picture_url, url, drawing} or {kind: fal_request, request_id, status_url, response_url, drawing} or {kind: stored_picture, path, width, height, mime_type, drawing}, or {kind: lost, drawing} where the vendor forgot it. drawing: 1, or 2 for the one after a misspelt one.';

create table private.jobs (
  id uuid primary key,
  kind private.job_kind not null,
  project_id uuid references public.brand_projects (id) on delete cascade,
  asset_id uuid references public.generated_assets (id) on delete cascade,
  owner_id uuid not null,
  vendor text,
  run_after timestamptz not null default now(),
  deadline_at timestamptz not null,
  max_attempts integer not null,
  attempts integer not null default 0,
  claims integer not null default 0,
  lost_leases integer not null default 0,
  unknown_failures integer not null default 0,
  unspent_failures integer not null default 0,
  last_started_at timestamptz,
  lease_token uuid,
  lease_expires_at timestamptz,
  dispatched_at timestamptz,
  provider_job jsonb,
  last_error jsonb,
  settled_at timestamptz,
  set_aside_at timestamptz,
  -- No foreign keys to policies and gates: a row that another transaction has locked there would
  -- make every new job wait.
  constraint job_vendor_is_known check (vendor in ('gemini', 'nano_banana', 'seedream')),
  constraint job_has_a_vendor_where_its_kind_has_one check (
    (vendor is not null) = (kind in ('prompts', 'picture'))
  ),
  constraint job_has_its_project check ((project_id is not null) = (kind <> 'delivery')),
  constraint job_has_its_asset check (
    (asset_id is not null) = (kind in ('picture', 'thumbnail', 'kit_step'))
  ),
  constraint picture_job_has_its_assets_id check (kind <> 'picture' or id = asset_id),
  constraint job_lease_is_whole check ((lease_token is null) = (lease_expires_at is null)),
  constraint settled_jobs_hold_no_lease check (settled_at is null or lease_token is null),
  constraint job_attempts_are_within_their_limit check (attempts between 0 and max_attempts),
  constraint provider_job_has_a_known_shape check (
    provider_job is null or private.is_provider_job(provider_job)
  )
);
comment on table private.jobs is
  'What drives a piece of work: prompts, a picture, what is derived from one, a delivery.';
comment on column private.jobs.vendor is
  'Which gate holds it back; null where its kind asks no vendor for anything.';
comment on column private.jobs.attempts is 'Spent of max_attempts; throttled ones are given back.';
comment on column private.jobs.unspent_failures is
  'Attempts that failed for no reason of the job''s own. The waits grow by them, but nothing is spent.';
comment on column private.jobs.set_aside_at is
  'When it could not even be failed; private.set_aside_jobs says why. The sweep leaves it for ten minutes.';
comment on column private.jobs.claims is 'How often it was taken up, in all.';
comment on column private.jobs.last_started_at is
  'When a worker last took it up, or began its second drawing; null when its vendor turned that away.';
comment on column private.jobs.dispatched_at is
  'When a function was last called for it; null when a cap or a gate held it back.';
comment on column private.jobs.last_error is
  '{code, class, detail} of the last attempt, of a settled job why it failed; detail is for operators. Null when it is done.';
comment on column private.jobs.provider_job is
  'Work that was paid for already: where its picture lies, at its vendor or in Storage, or the request in fal''s queue. The next attempt asks for that. private.is_provider_job says its shape.';

create index jobs_by_project on private.jobs (project_id);
create index jobs_by_asset on private.jobs (asset_id, kind);
create unique index one_thumbnail_job_an_asset on private.jobs (asset_id) where kind = 'thumbnail';
create index jobs_due on private.jobs (run_after) where settled_at is null and lease_token is null;
create index jobs_past_deadline on private.jobs (deadline_at)
  where settled_at is null and lease_token is null;
create index jobs_leased on private.jobs (lease_expires_at) where lease_token is not null;
create index jobs_leased_by_owner on private.jobs (owner_id) where lease_token is not null;
-- At each end of an attempt its owner's are looked for that were called a moment ago, and the first of
-- those that a cap holds back, of however many wait.
create index jobs_waiting_by_owner on private.jobs (owner_id, dispatched_at, run_after)
  where settled_at is null and lease_token is null;
create index jobs_by_vendor on private.jobs (vendor) where settled_at is null;
-- The sweep serves first the owner whose last start is longest ago.
create index jobs_last_started_by_owner on private.jobs (owner_id, last_started_at desc)
  where last_started_at is not null;
create index jobs_failed on private.jobs (settled_at)
  where settled_at is not null and last_error is not null;

create function private.open_job(
  p_kind private.job_kind, p_id uuid, p_owner_id uuid, p_project_id uuid default null,
  p_asset_id uuid default null, p_vendor text default null
) returns uuid
language plpgsql
set search_path = ''
as $$
begin
  insert into private.jobs (
    id, kind, project_id, asset_id, owner_id, vendor, run_after, deadline_at, max_attempts
  )
  select
    p_id, kind, p_project_id, p_asset_id, p_owner_id, p_vendor,
    clock_timestamp(), clock_timestamp() + time_limit, max_attempts
  from private.job_policies where kind = p_kind;
  return p_id;
end
$$;
comment on function private.open_job(private.job_kind, uuid, uuid, uuid, uuid, text) is
  'Makes work of a new row, and returns its id. private.dispatch calls for it.';

create function private.reopen_job(p_job_id uuid) returns void
language plpgsql
set search_path = ''
as $$
begin
  update private.jobs set
    settled_at = null, run_after = clock_timestamp(), dispatched_at = null,
    deadline_at = clock_timestamp() + policy.time_limit, max_attempts = policy.max_attempts,
    attempts = 0, lost_leases = 0, unknown_failures = 0, unspent_failures = 0,
    -- A picture that is paid for is fetched, unless that picture itself was the reason of the
    -- failure.
    provider_job = case when last_error ->> 'code' is distinct from 'bad_picture'
      then provider_job end,
    last_error = null, set_aside_at = null
  from private.job_policies as policy
  where jobs.id = p_job_id and policy.kind = jobs.kind;
  perform private.forget_withdrawal(p_job_id);
  perform private.keep_stored_picture(p_job_id);
end
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
  if job.project_id is not null then
    perform from public.brand_projects where id = job.project_id for no key update;
  end if;
  if job.asset_id is not null then
    perform from public.generated_assets where id = job.asset_id for no key update;
  end if;
  select * into job from private.jobs where id = p_job_id for update;
  return job;
end
$$;
comment on function private.lock_job(uuid) is
  'Locks a job and the rows it works on, in the order that prevents deadlocks. Null when it is gone.';

create function private.hold_job(p_job_id uuid, p_lease_token uuid) returns private.jobs
language plpgsql
set search_path = ''
as $$
declare
  job private.jobs;
begin
  job := private.lock_job(p_job_id);
  if job.lease_token = p_lease_token then
    return job;
  end if;
  return null;
end
$$;
comment on function private.hold_job(uuid, uuid) is
  'As private.lock_job, for the worker that holds the lease. Null for any other: its lease is lost.';

create function private.settle_job(p_job_id uuid, p_error jsonb default null) returns void
language plpgsql
set search_path = ''
as $$
begin
  update private.jobs set
    settled_at = clock_timestamp(), lease_token = null, lease_expires_at = null,
    last_error = p_error
  where id = p_job_id;
end
$$;
comment on function private.settle_job(uuid, jsonb) is
  'Ends a job for good: done, or failed with the error.';
