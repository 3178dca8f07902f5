-- What has to be done when a job ends. Every function here runs with the job's rows locked by
-- private.lock_job.

create function private.job_error(
  p_code text, p_class text default null, p_detail text default null
) returns jsonb
language sql immutable
set search_path = ''
as $$
  select jsonb_strip_nulls(jsonb_build_object(
    'code', p_code, 'class', p_class, 'detail', left(p_detail, 500)
  ));
$$;
comment on function private.job_error(text, text, text) is
  'What private.jobs.last_error holds. The detail is for operators: no owner ever sees it.';

create function private.fail_prompts(p_job private.jobs, p_failure jsonb) returns void
language plpgsql
set search_path = ''
as $$
begin
  perform private.give_back_concepts(p_job.id);
  perform private.settle_round(p_job.id, p_failure);
  perform private.settle_project(p_job.project_id);
end
$$;
comment on function private.fail_prompts(private.jobs, jsonb) is
  'A round that got no concepts has failed.';

create function private.fail_picture(p_job private.jobs, p_failure jsonb, p_spent boolean)
returns void
language plpgsql
set search_path = ''
as $$
begin
  perform private.give_back_picture(p_job.project_id, p_job.asset_id);
  update public.generated_assets set
    status = 'failed', error = p_failure,
    attempts = greatest(0, attempts - case when p_spent then 0 else 1 end)
  where id = p_job.asset_id;
  perform private.settle_project(p_job.project_id);
end
$$;
comment on function private.fail_picture(private.jobs, jsonb, boolean) is
  'An asset that got no picture has failed.';

create function private.fail_work(
  p_job private.jobs, p_error jsonb, p_spent boolean default true
) returns void
language plpgsql
set search_path = ''
as $$
declare
  v_failure constant jsonb := private.failure(p_error ->> 'code');
begin
  update private.jobs set attempts = greatest(0, attempts - case when p_spent then 0 else 1 end)
  where id = p_job.id;
  perform private.settle_job(p_job.id, p_error);
  case p_job.kind
    when 'prompts' then
      perform private.fail_prompts(p_job, v_failure);
    when 'picture' then
      perform private.fail_picture(p_job, v_failure, p_spent);
    when 'thumbnail' then
      -- Its asset stays as it is. Operators read the reason in the job.
      null;
    when 'delivery' then
      -- private.delivery_row reads in the job that it is given up.
      null;
    when 'kit_step' then
      perform private.fail_kit(p_job, p_error ->> 'code');
  end case;
  perform private.dispatch_held_back(p_job);
end
$$;
comment on function private.fail_work(private.jobs, jsonb, boolean) is
  'Ends a job for good, its row failed with the reason. Not spent: the attempt that it ends with does not count.';

create function private.return_to_waiting(p_job private.jobs, p_spent boolean) returns void
language plpgsql
set search_path = ''
as $$
begin
  case p_job.kind
    when 'picture' then
      update public.generated_assets set
        status = 'pending',
        attempts = greatest(0, attempts - case when p_spent then 0 else 1 end)
      where id = p_job.asset_id;
    when 'prompts', 'thumbnail', 'kit_step', 'delivery' then
      null;
  end case;
end
$$;
comment on function private.return_to_waiting(private.jobs, boolean) is
  'An attempt ended but not its job: what its row shows of that.';

create function private.postpone(p_job private.jobs, p_run_after timestamptz, p_spent boolean)
returns void
language plpgsql
set search_path = ''
as $$
begin
  update private.jobs set
    attempts = greatest(0, attempts - case when p_spent then 0 else 1 end),
    lease_token = null, lease_expires_at = null, dispatched_at = null,
    run_after = p_run_after
  where id = p_job.id;
  perform private.return_to_waiting(p_job, p_spent);
  perform private.dispatch_held_back(p_job);
end
$$;
comment on function private.postpone(private.jobs, timestamptz, boolean) is
  'Ends an attempt but not the job: it may be claimed again from then on.';

create function private.is_cancelled(p_job private.jobs) returns boolean
language plpgsql stable
set search_path = ''
as $$
begin
  return exists (
    select from public.brand_projects as project, private.job_policies as policy
    where project.id = p_job.project_id and project.status = 'cancelled'
      and policy.kind = p_job.kind and policy.stops_on_cancel
  );
end
$$;
comment on function private.is_cancelled(private.jobs) is
  'Whether nobody wants another attempt, as the project was cancelled.';

create function private.earlier_outcome(p_lease_token uuid) returns text
language sql stable
set search_path = ''
as $$ select outcome from private.attempts where lease_token = p_lease_token $$;
comment on function private.earlier_outcome(uuid) is
  'How an attempt ended, so that a worker that lost the answer and asks again gets the same one.';
