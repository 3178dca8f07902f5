-- The worker that works on a job holds its lease: a token that it has to send with every later
-- call. A worker whose lease is over is fenced: its results are ignored.

create function private.lease_duration() returns interval
language sql immutable
set search_path = ''
as $$ select interval '30 seconds' $$;
comment on function private.lease_duration() is 'How long a worker may be silent.';

create function private.free_leases(p_owner_id uuid, p_pool text) returns bigint
language plpgsql stable
set search_path = ''
as $$
begin
  return (select max_per_owner from private.lease_pools where name = p_pool) - (
    select count(*) from private.jobs join private.job_policies as policy using (kind)
    where jobs.owner_id = p_owner_id and jobs.lease_token is not null
      and policy.lease_pool = p_pool
  );
end
$$;
comment on function private.free_leases(uuid, text) is
  'How many more jobs of an owner may be worked on at the same time, of the kinds that share a pool.';

create function private.skipped(p_reason text) returns jsonb
language plpgsql immutable
set search_path = ''
as $$
begin
  return jsonb_build_object('outcome', 'skipped', 'reason', p_reason);
end
$$;
comment on function private.skipped(text) is 'The answer of a claim that got nothing.';

create function private.lease_of(p_job private.jobs, p_lease_token uuid) returns jsonb
language plpgsql stable
set search_path = ''
as $$
begin
  return (
    select jsonb_build_object(
      'outcome', 'claimed', 'lease_token', p_lease_token,
      'lease_seconds', extract(epoch from private.lease_duration())::integer,
      'attempt', claims, 'deadline_at', deadline_at, 'owner_id', owner_id
    )
    from private.jobs where id = p_job.id
  );
end
$$;
comment on function private.lease_of(private.jobs, uuid) is 'The answer of a claim that got the job.';

create function private.renew_claim(p_job private.jobs, p_lease_token uuid) returns jsonb
language plpgsql
set search_path = ''
as $$
begin
  if p_job.lease_token is distinct from p_lease_token then
    return null;
  end if;
  update private.jobs set lease_expires_at = clock_timestamp() + private.lease_duration()
  where id = p_job.id;
  return private.lease_of(p_job, p_lease_token);
end
$$;
comment on function private.renew_claim(private.jobs, uuid) is
  'The same answer again for a claim whose answer was lost: its lease lasts from now. Null where there is no such lease.';

create function private.start_attempt(p_job private.jobs, p_lease_token uuid) returns jsonb
language plpgsql
set search_path = ''
as $$
declare
  v_policy private.job_policies;
  v_open_at timestamptz;
  v_reason text;
  -- A picture that an earlier attempt has paid for is only fetched.
  v_is_start constant boolean := p_job.vendor is not null and p_job.provider_job is null;
begin
  select * into v_policy from private.job_policies where kind = p_job.kind;
  perform private.lock_owner('leases of ' || v_policy.lease_pool, p_job.owner_id);
  if private.free_leases(p_job.owner_id, v_policy.lease_pool) <= 0 then
    update private.jobs set dispatched_at = null where id = p_job.id;
    return private.skipped('owner_busy');
  end if;
  if v_policy.uses_storage then
    v_open_at := private.pass_gate('storage', p_job.owner_id);
    v_reason := 'storage_blocked';
  end if;
  if v_open_at is null and v_is_start then
    v_open_at := private.pass_gate(p_job.vendor, p_job.owner_id);
    v_reason := 'vendor_blocked';
  end if;
  if v_open_at is not null then
    update private.jobs set
      run_after = private.after_opening(v_open_at), dispatched_at = null
    where id = p_job.id;
    return private.skipped(v_reason);
  end if;
  insert into private.attempts (lease_token, job_id, owner_id, claim, vendor, is_start)
  values (
    p_lease_token, p_job.id, p_job.owner_id, p_job.claims + 1, p_job.vendor, v_is_start
  );
  update private.jobs set
    attempts = attempts + 1, claims = claims + 1,
    last_started_at = case when v_is_start then clock_timestamp() else last_started_at end,
    lease_token = p_lease_token,
    lease_expires_at = clock_timestamp() + private.lease_duration()
  where id = p_job.id;
  return private.lease_of(p_job, p_lease_token);
end
$$;
comment on function private.start_attempt(private.jobs, uuid) is
  'Takes a lease on a locked job that is due, unless the owner''s cap, Storage''s gate or the vendor''s holds it back.';

create function private.why_not_now(p_job private.jobs) returns text
language plpgsql stable
set search_path = ''
as $$
begin
  return case
    when p_job.settled_at is not null or p_job.lease_token is not null then 'not_pending'
    when p_job.run_after > clock_timestamp() or p_job.deadline_at <= clock_timestamp() then 'not_due'
  end;
end
$$;
comment on function private.why_not_now(private.jobs) is 'Why a claim gets nothing; null: it may.';

create function private.end_attempt(p_lease_token uuid, p_outcome text, p_report jsonb)
returns void
language plpgsql
set search_path = ''
as $$
declare
  attempt private.attempts;
  job private.jobs;
begin
  update private.attempts set
    ended_at = clock_timestamp(), outcome = p_outcome,
    report = attempts.report || private.clean_report(p_report)
  where lease_token = p_lease_token and ended_at is null
  returning * into attempt;
  if not found then
    return;
  end if;
  select * into job from private.jobs where id = attempt.job_id;
  -- The vendor accepted the call even where it refused the content or gave an unusable answer, and
  -- where it was paid, whatever happened afterwards.
  if attempt.is_start and (
    p_outcome in ('completed', 'permanent', 'unknown')
      or p_outcome not in ('throttled', 'outage', 'refused_key') and job.provider_job is not null
  ) then
    perform private.widen_gate(job.vendor, attempt.started_at);
  end if;
  if p_outcome = 'completed' and exists (
    select from private.job_policies where kind = job.kind and uses_storage
  ) then
    perform private.widen_gate('storage', attempt.started_at);
  end if;
end
$$;
comment on function private.end_attempt(uuid, text, jsonb) is 'Writes down how an attempt ended.';

create function private.end_deleted_attempt() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  perform private.end_attempt(old.lease_token, 'cancelled', null);
  return null;
end
$$;
comment on function private.end_deleted_attempt() is 'Ends the attempt of a job that is deleted, as no worker can settle it any more.';

create trigger end_deleted_attempt after delete on private.jobs
  for each row when (old.lease_token is not null)
  execute function private.end_deleted_attempt();

create function public.extend_lease(p_job_id uuid, p_lease_token uuid) returns boolean
language plpgsql security definer
set search_path = ''
set lock_timeout = '2s'
as $$
declare
  v_expires_at timestamptz;
begin
  update private.jobs set lease_expires_at = clock_timestamp() + private.lease_duration()
  where id = p_job_id and lease_token = p_lease_token
  returning lease_expires_at into v_expires_at;
  if not found then
    v_expires_at := (private.regain_job(p_job_id, p_lease_token)).lease_expires_at;
  end if;
  if v_expires_at is null then
    return false;
  end if;
  update private.object_removals set due_at = private.removal_due(v_expires_at)
  where job_id = p_job_id and claimed_at is null
    -- What is kept for the next attempt stays for as long as there may be one.
    and path is distinct from (
      select provider_job ->> 'path' from private.jobs where id = p_job_id
    );
  return true;
end
$$;
comment on function public.extend_lease(uuid, uuid) is
  'As much time again for who holds the lease, or may have it back. False: it is lost, so stop.';

grant execute on function public.extend_lease(uuid, uuid) to service_role;
