-- Tells an outage of a vendor from a job that itself makes the vendor fail, such as a prompt whose
-- drawing always ends in an error. An outage is a run of faults of several jobs. If all of these
-- are of one owner, the gate closes to that owner alone, until a job of another owner has a fault
-- too.

create function private.fault_memory() returns interval
language sql immutable
set search_path = ''
as $$ select interval '10 minutes' $$;
comment on function private.fault_memory() is
  'How far back the faults of a job are counted.';

create function private.fault_run_gap() returns interval
language sql immutable
set search_path = ''
as $$ select interval '5 minutes' $$;
comment on function private.fault_run_gap() is
  'The longest time between two faults of a vendor''s that are one run.';

create function private.outage_run(p_vendor text) returns integer
language plpgsql stable
set search_path = ''
as $$
begin
  -- Of many calls under way some may fail without an outage, before the others have answered.
  return greatest(3, (
    select ceil(count(*) / 2.0) from private.jobs join private.job_policies as policy using (kind)
    where lease_token is not null
      and case p_vendor when 'storage' then policy.uses_storage else vendor = p_vendor end
  ));
end
$$;
comment on function private.outage_run(text) is
  'So many faults in a row are an outage: three, or half of the calls under way.';

create function private.is_own_fault(p_job private.jobs) returns boolean
language plpgsql stable
set search_path = ''
as $$
declare
  v_faults integer;
  v_last_fault_at timestamptz;
begin
  select count(*), max(ended_at) into v_faults, v_last_fault_at from private.attempts
  where job_id = p_job.id and outcome = 'outage'
    and ended_at > clock_timestamp() - private.fault_memory();
  -- One fault is not enough: a job that met one outage may meet the next one too.
  return v_faults >= 2 and exists (
    select from private.attempts join private.jobs on jobs.id = attempts.job_id
    where attempts.started_at > v_last_fault_at and attempts.is_start
      and attempts.outcome in ('completed', 'permanent', 'unknown')
      and jobs.vendor = p_job.vendor and jobs.id <> p_job.id
  );
end
$$;
comment on function private.is_own_fault(private.jobs) is
  'Whether a vendor that has failed on this job twice took others'' work since: then it is not down.';

create function private.give_back_run(p_vendor text, p_since timestamptz) returns void
language sql
set search_path = ''
as $$
  with met as (
    select jobs.id, count(*) as spent
    from private.attempts join private.jobs on jobs.id = attempts.job_id
    where jobs.vendor = p_vendor and attempts.outcome = 'outage'
      and attempts.started_at > p_since - private.fault_memory()
      and attempts.ended_at >= p_since
      and jobs.settled_at is null and jobs.lease_token is null and jobs.provider_job is null
    group by jobs.id
  ), free as (
    select id from private.jobs where id in (select id from met) for no key update skip locked
  )
  update private.jobs set attempts = greatest(0, attempts - met.spent)
  from met join free using (id) where jobs.id = met.id;
$$;
comment on function private.give_back_run(text, timestamptz) is
  'Gives back what a run of faults has spent, but where somebody has the job locked.';

create function private.meet_outage(
  p_vendor text, p_job private.jobs, p_started_at timestamptz, p_retry_after_seconds numeric,
  p_detail text
) returns timestamptz
language plpgsql
set search_path = ''
as $$
declare
  gate private.vendor_gates;
  v_now constant timestamptz := clock_timestamp();
  -- Storage treats all pictures the same, so a fault of Storage is never one owner's.
  v_owner_id constant uuid := case when p_vendor <> 'storage' then p_job.owner_id end;
begin
  if v_owner_id is not null and private.is_own_fault(p_job) then
    return null;
  end if;
  gate := private.lock_gate(p_vendor);
  if gate.vendor is null then
    return null;
  elsif private.is_probed(gate, p_job.owner_id) then
    if p_started_at >= gate.learned_at then
      return private.close_gate(
        p_vendor, p_started_at, p_retry_after_seconds, 'outage', p_detail, gate.closed_to
      );
    end if;
    return greatest(gate.blocked_until, v_now + private.probe_wait());
  elsif not gate.is_probing and p_started_at < gate.learned_at then
    -- It began before the gate opened again.
    return v_now + private.probe_wait();
  end if;
  if gate.faults = 0 or gate.last_fault_at < v_now - private.fault_run_gap() then
    gate.faults := 0;
    gate.faults_since := v_now;
    gate.fault_jobs := '{}';
  end if;
  gate.faults := gate.faults + 1;
  if p_job.id <> all (gate.fault_jobs) then
    gate.fault_jobs := gate.fault_jobs || p_job.id;
  end if;
  update private.vendor_gates set
    faults = gate.faults, faults_since = gate.faults_since, fault_jobs = gate.fault_jobs,
    last_fault = left(p_detail, 500), last_fault_at = v_now
  where vendor = p_vendor;
  if p_retry_after_seconds is null then
    if gate.faults < private.outage_run(p_vendor) then
      return null;
    elsif v_owner_id is not null and cardinality(gate.fault_jobs) = 1 then
      -- It can't be told yet whether the vendor is down or fails on this job alone.
      return v_now + private.unspent_backoff(p_job.attempts + p_job.unspent_failures);
    end if;
  end if;
  perform private.give_back_run(p_vendor, gate.faults_since);
  return private.close_gate(
    p_vendor, v_now, p_retry_after_seconds, 'outage', p_detail,
    case when not exists (
      select from private.jobs where id = any (gate.fault_jobs) and owner_id <> v_owner_id
    ) then v_owner_id end
  );
end
$$;
comment on function private.meet_outage(text, private.jobs, timestamptz, numeric, text) is
  'An attempt met a vendor, or Storage, that failed or did not answer. Null: that is one fault so far, or the job''s own, and the attempt is spent. Else it is not, and from when the job may be tried again: the gate is closed for an outage, or all faults in a row are this one job''s.';
