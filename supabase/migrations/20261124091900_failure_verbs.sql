create function private.job_status(p_job_id uuid) returns text
language plpgsql stable
set search_path = ''
as $$
declare
  job private.jobs;
begin
  select * into job from private.jobs where id = p_job_id;
  if not found then
    return null;
  end if;
  return case job.kind
    when 'prompts' then (
      select status::text from public.brand_projects where id = job.project_id
    )
    when 'picture' then (
      select status::text from public.generated_assets where id = job.asset_id
    )
    else case
      when job.settled_at is null then 'pending'
      when job.last_error is null then 'completed'
      else 'failed'
    end
  end;
end
$$;
comment on function private.job_status(uuid) is
  'The status of the row that a job works on, or where that has none, of the job: pending, completed or failed. Null when it is gone.';

-- The classes of failures. A worker names the class of each failure. They are explained in
-- docs/state-machine.md, "Ends of an attempt".
--   transient    only this attempt failed: it is tried again after a backoff, and is spent
--   throttled    "too many calls": nothing is spent, and only this call waits, unless so much is
--                turned away that the vendor has a limit
--   outage       the vendor failed (5xx), broke off, or did not answer in time. A run of them, or one
--                that names a wait, closes its gate and spends nothing; before that it is spent, and
--                so is a job's own: the vendor takes others. Of work that is paid for already nothing
--                is spent, and no gate closes
--   refused_key  the vendor refuses our key, or has no such model: its gate closes
--   storage      Storage failed: nothing is spent; a run of them closes Storage's gate
--   permanent    failed for good
--   unknown      an error that is not foreseen: tried again, as often as the policy says
create function public.fail_job(
  p_job_id uuid, p_lease_token uuid, p_class text, p_code text, p_detail text default null,
  p_retry_after_seconds numeric default null, p_report jsonb default '{}'
) returns jsonb
language plpgsql security definer
set search_path = ''
set lock_timeout = '2s'
as $$
declare
  job private.jobs;
  v_policy private.job_policies;
  v_error constant jsonb := private.job_error(p_code, p_class, p_detail);
  v_open_at timestamptz;
  v_run_after timestamptz;
  v_spent boolean := true;
  v_final boolean := false;
begin
  if p_class not in (
    'transient', 'throttled', 'outage', 'refused_key', 'storage', 'permanent', 'unknown'
  ) then
    raise exception 'no class of failures: %', p_class using errcode = 'invalid_parameter_value';
  end if;
  job := private.hold_job(p_job_id, p_lease_token);
  if job.id is null then
    return jsonb_build_object(
      'accepted', coalesce(private.earlier_outcome(p_lease_token) = p_class, false),
      'status', private.job_status(p_job_id)
    );
  end if;
  if job.vendor is null and p_class in ('throttled', 'refused_key') then
    raise exception 'a job without a vendor can''t be %', p_class
      using errcode = 'invalid_parameter_value';
  end if;
  select * into v_policy from private.job_policies where kind = job.kind;
  case p_class
    when 'throttled' then
      v_spent := false;
      -- The gate counts it with the others.
      perform private.end_attempt(p_lease_token, p_class, p_report);
      v_open_at := private.meet_refusal(job, p_retry_after_seconds, p_detail);
    when 'refused_key' then
      v_spent := false;
      v_open_at := private.close_gate(
        job.vendor, job.last_started_at, p_retry_after_seconds, p_class, p_detail
      );
    when 'outage' then
      if job.provider_job is not null then
        v_spent := false;
      elsif job.vendor is not null then
        v_open_at := private.meet_outage(
          job.vendor, job, job.last_started_at, p_retry_after_seconds, p_detail
        );
        v_spent := v_open_at is null;
      end if;
    when 'storage' then
      v_spent := false;
      v_open_at := private.meet_outage(
        'storage', job,
        (select started_at from private.attempts where lease_token = p_lease_token),
        null, p_detail
      );
    when 'permanent' then
      v_final := true;
    when 'unknown' then
      v_final := job.unknown_failures + 1 >= v_policy.max_unknown_failures;
    else
      null;
  end case;
  v_run_after := case
    when v_open_at is not null then private.after_opening(v_open_at)
    when v_spent then clock_timestamp() + greatest(
      private.wait_after(v_policy, job.attempts),
      case when p_class = 'outage' then private.bounded_wait(p_retry_after_seconds) end
    )
    else clock_timestamp() + greatest(
      private.unspent_backoff(job.attempts + job.unspent_failures),
      case when p_class = 'throttled' then private.bounded_wait(p_retry_after_seconds) end
    )
  end;
  v_final := v_final or v_spent and job.attempts >= job.max_attempts
    or v_run_after >= job.deadline_at;
  update private.jobs set
    last_error = v_error,
    unknown_failures = unknown_failures + case p_class when 'unknown' then 1 else 0 end,
    unspent_failures = unspent_failures + case when v_spent then 0 else 1 end,
    -- A call that the vendor refused for its rate does not count as the owner's turn.
    last_started_at = case when p_class <> 'throttled' then last_started_at end
  where id = p_job_id;
  perform private.end_attempt(p_lease_token, p_class, p_report);
  if private.is_cancelled(job) and not v_final then
    perform private.fail_work(job, private.job_error('cancelled'), v_spent);
  elsif v_final then
    perform private.fail_work(job, v_error, v_spent);
  else
    perform private.postpone(job, v_run_after, v_spent);
  end if;
  return jsonb_build_object('accepted', true, 'status', private.job_status(p_job_id));
end
$$;
comment on function public.fail_job(uuid, uuid, text, text, text, numeric, jsonb) is
  'Ends an attempt that failed, by the class of its failure. The code decides what the owner reads; the detail is for operators. Returns {accepted, status}.';

create function public.release_job(p_job_id uuid, p_lease_token uuid) returns boolean
language plpgsql security definer
set search_path = ''
set lock_timeout = '2s'
as $$
declare
  job private.jobs;
begin
  job := private.hold_job(p_job_id, p_lease_token);
  if job.id is null then
    return false;
  end if;
  perform private.end_attempt(p_lease_token, 'released', null);
  if private.is_cancelled(job) then
    perform private.fail_work(job, private.job_error('cancelled'), p_spent => false);
  else
    update private.jobs set unspent_failures = unspent_failures + 1 where id = p_job_id;
    -- Jobs that full workers give back again and again must not all come back at the same time.
    perform private.postpone(
      job,
      clock_timestamp() + case when job.unspent_failures > 0
        then private.unspent_backoff(job.unspent_failures)
        else interval '0'
      end,
      p_spent => false
    );
  end if;
  return true;
end
$$;
comment on function public.release_job(uuid, uuid) is
  'Gives work back that was not begun: no attempt is spent. It may be claimed at once, after a pause that grows from the second time on.';

create function private.lose_lease(p_job_id uuid) returns void
language plpgsql
set search_path = ''
as $$
declare
  job private.jobs;
  v_max_lost integer;
begin
  job := private.lock_job(p_job_id);
  if job.lease_token is null or job.lease_expires_at > clock_timestamp() then
    return;
  end if;
  select max_lost_leases into v_max_lost from private.job_policies where kind = job.kind;
  perform private.end_attempt(job.lease_token, 'lost', null);
  update private.jobs set lost_leases = lost_leases + 1 where id = p_job_id
  returning * into job;
  if private.is_cancelled(job) then
    perform private.fail_work(job, private.job_error('cancelled'));
  elsif job.lost_leases >= v_max_lost or job.attempts >= job.max_attempts then
    perform private.fail_work(job, private.job_error('worker_lost', 'lost'));
  elsif job.deadline_at <= clock_timestamp() then
    perform private.fail_work(job, private.job_error('deadline_exceeded'));
  else
    perform private.postpone(
      job, clock_timestamp() + private.backoff(job.lost_leases), p_spent => true
    );
  end if;
end
$$;
comment on function private.lose_lease(uuid) is
  'A worker fell silent: its work may be claimed again, as often as its policy says.';

create function private.miss_deadline(p_job_id uuid) returns void
language plpgsql
set search_path = ''
as $$
declare
  job private.jobs;
begin
  job := private.lock_job(p_job_id);
  if job.settled_at is null and job.lease_token is null and job.deadline_at <= clock_timestamp() then
    perform private.fail_work(job, private.job_error('deadline_exceeded'));
  end if;
end
$$;
comment on function private.miss_deadline(uuid) is 'Fails a job whose deadline has passed while no worker had it.';

grant execute on function
  public.fail_job(uuid, uuid, text, text, text, numeric, jsonb),
  public.release_job(uuid, uuid)
to service_role;
