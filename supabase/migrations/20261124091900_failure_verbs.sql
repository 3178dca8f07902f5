create function private.job_status(p_job_id uuid) returns text
language sql stable
set search_path = ''
as $$
  select coalesce(
    (select status::text from public.generated_assets where id = p_job_id),
    (select status::text from public.brand_projects where id = p_job_id)
  );
$$;
comment on function private.job_status(uuid) is 'The status of the row that a job works on.';

create function public.fail_job(
  p_job_id uuid, p_lease_token uuid, p_class text, p_code text, p_detail text default null,
  p_retry_after_seconds integer default null, p_report jsonb default '{}'
) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  job private.jobs;
  v_error constant jsonb := private.job_error(p_code, p_class, p_detail);
  v_run_after timestamptz;
  v_policy private.job_policies;
  v_final boolean;
  v_spent constant boolean := p_class <> 'throttled';
begin
  if p_class not in ('transient', 'throttled', 'permanent', 'unknown') then
    raise exception 'no class of failures: %', p_class using errcode = 'invalid_parameter_value';
  end if;
  job := private.hold_job(p_job_id, p_lease_token);
  if job.id is null then
    return jsonb_build_object(
      'accepted', coalesce(private.earlier_outcome(p_lease_token) = p_class, false),
      'status', private.job_status(p_job_id)
    );
  end if;
  select * into v_policy from private.job_policies where kind = job.kind;
  if p_class = 'throttled' then
    v_run_after := private.close_gate(
      job.vendor, job.last_started_at, p_retry_after_seconds
    ) + random() * interval '1 second';
  else
    v_run_after := clock_timestamp() + private.backoff(job.attempts);
  end if;
  v_final := case p_class
    when 'permanent' then true
    when 'throttled' then false
    when 'unknown' then
      job.unknown_failures + 1 >= v_policy.max_unknown_failures or job.attempts >= job.max_attempts
    when 'transient' then job.attempts >= job.max_attempts
  end
    or v_run_after >= job.deadline_at;
  update private.jobs set
    last_error = v_error,
    unknown_failures = unknown_failures + case p_class when 'unknown' then 1 else 0 end,
    -- Turned away, its owner has not had a turn.
    last_started_at = case when v_spent then last_started_at end
  where id = p_job_id;
  perform private.end_attempt(p_lease_token, p_class, p_report);
  if private.is_cancelled(job.project_id) and not v_final then
    perform private.fail_work(job, private.job_error('cancelled'), v_spent);
  elsif v_final then
    perform private.fail_work(job, v_error, v_spent);
  else
    perform private.postpone(job, v_run_after, v_spent);
  end if;
  return jsonb_build_object('accepted', true, 'status', private.job_status(p_job_id));
end
$$;
comment on function public.fail_job(uuid, uuid, text, text, text, integer, jsonb) is
  'Ends an attempt that failed. transient: again after a backoff; throttled: the vendor''s gate closes and no attempt is spent; permanent: failed for good; unknown: again, as often as its policy says. The code decides what the owner reads; the detail is for operators. Returns {accepted, status}.';

create function public.release_job(p_job_id uuid, p_lease_token uuid) returns boolean
language plpgsql security definer
set search_path = ''
as $$
declare
  job private.jobs;
begin
  job := private.hold_job(p_job_id, p_lease_token);
  if job.id is null then
    return false;
  end if;
  perform private.end_attempt(p_lease_token, 'released', null);
  if private.is_cancelled(job.project_id) then
    perform private.fail_work(job, private.job_error('cancelled'), p_spent => false);
  else
    perform private.postpone(job, clock_timestamp(), p_spent => false);
  end if;
  return true;
end
$$;
comment on function public.release_job(uuid, uuid) is
  'Gives work back that was not begun: no attempt is spent and it may be claimed at once.';

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
  if private.is_cancelled(job.project_id) then
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
comment on function private.miss_deadline(uuid) is 'Fails work that nobody finished in its time.';

grant execute on function
  public.fail_job(uuid, uuid, text, text, text, integer, jsonb),
  public.release_job(uuid, uuid)
to service_role;
