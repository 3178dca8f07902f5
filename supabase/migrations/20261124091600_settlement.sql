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

create function private.status_of_work(p_project public.brand_projects)
returns public.project_status
language sql stable
set search_path = ''
as $$
  select (case
    when exists (
      select from private.concept_rounds where project_id = p_project.id and settled_at is null
    ) then 'prompting'
    when exists (
      select from public.generated_assets
      where project_id = p_project.id and status in ('pending', 'generating')
    ) then 'generating'
    when p_project.deleted_completed or exists (
      select from public.generated_assets where project_id = p_project.id and status = 'completed'
    ) then 'completed'
    else 'failed'
  end)::public.project_status;
$$;
comment on function private.status_of_work(public.brand_projects) is
  'A project''s status by its rounds and its assets alone: cancelled is not among them.';

create function private.update_status(p_project_id uuid, p_goes_on boolean default false)
returns public.project_status
language plpgsql
set search_path = ''
as $$
declare
  project public.brand_projects;
  v_work public.project_status;
  v_status public.project_status;
  v_error jsonb;
begin
  select * into project from public.brand_projects where id = p_project_id;
  if not found then
    return null;
  end if;
  v_work := private.status_of_work(project);
  v_status := case
    when project.status = 'cancelled' and not p_goes_on then project.status else v_work
  end;
  if v_status <> 'prompting' then
    v_error := (private.last_round(p_project_id)).error;
    if v_error is null and v_status = 'failed' then
      -- All failed: the project gets the error that most of its assets have.
      select private.failure(mode() within group (order by error ->> 'code')) into v_error
      from public.generated_assets where project_id = p_project_id;
    end if;
  end if;
  update public.brand_projects set status = v_status, error = v_error
  where id = p_project_id and (status, error) is distinct from (v_status, v_error);
  return v_work;
end
$$;
comment on function private.update_status(uuid, boolean) is
  'Gives a project the status and the error that follow from its rounds and assets, under its lock. Cancelled stays, unless new work was accepted. Returns the status of its work.';

create function private.settle_project(p_project_id uuid) returns void
language plpgsql
set search_path = ''
as $$
begin
  if private.update_status(p_project_id) in ('completed', 'failed') then
    perform private.log_event(
      p_project_id, 'generation_complete', private.project_payload(p_project_id)
    );
  end if;
end
$$;
comment on function private.settle_project(uuid) is
  'Ends a project in which nothing is left to do. To be called once after each end of work, under the project''s lock.';

create function private.dispatch_held_back(p_owner_id uuid) returns void
language plpgsql
set search_path = ''
as $$
declare
  v_pools text[];
  v_ids uuid[];
begin
  select array_agg(name) into v_pools
  from private.lease_pools where private.free_leases(p_owner_id, name) > 0;
  select array_agg(id) into v_ids
  from (
    select jobs.id from private.jobs
    join private.job_policies as policy on policy.kind = jobs.kind
    left join private.vendor_gates as gate on gate.vendor = jobs.vendor
    join private.vendor_gates as storage on storage.vendor = 'storage'
    where jobs.owner_id = p_owner_id and jobs.settled_at is null and jobs.lease_token is null
      and jobs.dispatched_at is null and jobs.run_after <= clock_timestamp()
      and (not policy.uses_storage or not private.is_blocked(storage, p_owner_id)
        and not private.is_probed(storage, p_owner_id))
      and (jobs.vendor is null
        or not private.is_blocked(gate, p_owner_id) and not private.is_probed(gate, p_owner_id)
        -- Where a vendor allows few starts, only the sweep and private.hand_out give them out,
        -- because they are fair to all owners. Here the owner whose job has just ended would always
        -- be served next.
        and not private.is_slowed(gate)
        and coalesce(private.gate_budget(gate, p_owner_id) * 2 > gate.burst, true))
      and policy.lease_pool = any (v_pools)
    order by jobs.run_after, jobs.id
    limit 2
    -- A transaction that has the job locked is about to claim it, or to hold it back again.
    for no key update of jobs skip locked
  ) as next;
  if v_ids is not null then
    perform private.dispatch(v_ids);
  end if;
  if exists (select from private.vendor_gates as gate where private.is_slowed(gate)) then
    perform private.hand_out();
  end if;
end
$$;
comment on function private.dispatch_held_back(uuid) is
  'A lease has become free: calls for what the owner''s cap had held back. Two, as one may be refused.';

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
  perform private.dispatch_held_back(p_job.owner_id);
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
  perform private.dispatch_held_back(p_job.owner_id);
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
