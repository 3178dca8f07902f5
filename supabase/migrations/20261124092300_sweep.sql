-- The net under everything: finds what was lost, late or held back.

create function private.sweep_overdue(p_limit integer) returns integer
language plpgsql
set search_path = ''
as $$
declare
  job record;
  v_count integer := 0;
begin
  for job in
    select * from (
      select id, project_id, asset_id, true as is_leased from private.jobs
      where lease_token is not null and lease_expires_at <= clock_timestamp()
      union all
      select id, project_id, asset_id, false from private.jobs
      where settled_at is null and lease_token is null and deadline_at <= clock_timestamp()
    ) as overdue
    order by project_id, id limit p_limit
  loop
    -- Never waits: who has the project locked is busy with it, and the next sweep comes soon.
    perform from public.brand_projects where id = job.project_id for no key update skip locked;
    continue when not found;
    -- Nor for an asset: who has that locked may wait for the project's events, which are locked here.
    perform from public.generated_assets where id = job.asset_id for no key update skip locked;
    continue when not found and job.asset_id is not null;
    if job.is_leased then
      perform private.lose_lease(job.id);
    else
      perform private.miss_deadline(job.id);
    end if;
    v_count := v_count + 1;
  end loop;
  return v_count;
end
$$;
comment on function private.sweep_overdue(integer) is
  'Takes work back from silent workers, and fails what was not done in its time.';

create function private.sweep_due_jobs(p_limit integer) returns integer
language plpgsql
set search_path = ''
as $$
declare
  v_ids uuid[];
begin
  with budgets as (
    select vendor, private.gate_budget(gate) as budget from private.vendor_gates as gate
  ), leased as (
    select owner_id, count(*) as leases
    from (
      select owner_id from private.jobs where lease_token is not null
      union all
      -- Called for a moment ago and not there yet, a worker is as good as at work.
      select owner_id from private.jobs
      where settled_at is null and lease_token is null
        and dispatched_at > clock_timestamp() - private.call_grace()
    ) as busy
    group by owner_id
  ), waiting as (
    select
      jobs.id, jobs.run_after, jobs.owner_id, jobs.vendor,
      -- Of each vendor: what waits for one that is hardly asked must not hold up the others.
      row_number() over (
        partition by jobs.owner_id, jobs.vendor order by jobs.run_after, jobs.id
      ) as turn
    from private.jobs
    join budgets using (vendor)
    where jobs.settled_at is null and jobs.lease_token is null
      and jobs.run_after <= clock_timestamp() and jobs.deadline_at > clock_timestamp()
      and budgets.budget is distinct from 0
      -- A call that was queued a moment ago may still arrive.
      and (jobs.dispatched_at is null
        or jobs.dispatched_at <= clock_timestamp() - private.call_grace())
  ), served as (
    select owner_id, (
      select max(last_started_at) from private.jobs where owner_id = owners.owner_id
    ) as last_at
    from (select distinct owner_id from waiting) as owners
  ), ordered as (
    -- Every owner's first before anybody's second; of two firsts, whose owner waits longer.
    select
      waiting.id, waiting.vendor,
      row_number() over fairly as place,
      row_number() over (
        partition by waiting.vendor
        order by
          waiting.turn + coalesce(leased.leases, 0), served.last_at nulls first,
          waiting.run_after, waiting.id
      ) as vendor_place
    from waiting
    join served using (owner_id)
    left join leased using (owner_id)
    where waiting.turn <= private.max_leases_per_owner() - coalesce(leased.leases, 0)
    window fairly as (
      order by
        waiting.turn + coalesce(leased.leases, 0), served.last_at nulls first,
        waiting.run_after, waiting.id
    )
  ), chosen as (
    select ordered.id, ordered.place
    from ordered join budgets using (vendor)
    where budgets.budget is null or ordered.vendor_place <= budgets.budget
    order by ordered.place
    limit p_limit
  )
  select array_agg(id order by place) into v_ids
  from (
    select chosen.* from chosen join private.jobs using (id)
    for no key update of jobs skip locked
  ) as free;
  return case when v_ids is null then 0 else private.dispatch(v_ids) end;
end
$$;
comment on function private.sweep_due_jobs(integer) is
  'Calls for work that is due and that no call has reached: fairly over owners, within their caps and within what each vendor takes.';

create function private.sweep(p_limit integer default 100) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  v_overdue integer;
  v_dispatched integer;
begin
  if not pg_try_advisory_xact_lock(hashtextextended('logokraft:sweep', 0)) then
    return jsonb_build_object('skipped', true);
  end if;
  v_overdue := private.sweep_overdue(p_limit);
  v_dispatched := private.sweep_due_jobs(p_limit);
  perform private.dispatch_removals();
  return jsonb_build_object('overdue', v_overdue, 'dispatched', v_dispatched);
end
$$;
comment on function private.sweep(integer) is 'One round of the sweeper; two never run at once.';

create function private.purge() returns void
language sql security definer
set search_path = ''
as $$
  delete from private.project_events where at < now() - interval '7 days';
  delete from private.idempotency_keys where created_at < now() - interval '24 hours';
  delete from private.reservations where reserved_at < now() - interval '24 hours';
  delete from private.attempts where started_at < now() - interval '90 days'
    and not exists (select from private.jobs where id = job_id);
  delete from cron.job_run_details where end_time < now() - interval '1 day';
$$;
comment on function private.purge() is 'Deletes what has had its time; cron keeps its history for ever.';

select cron.schedule('sweep', '10 seconds', 'select private.sweep()');
select cron.schedule('purge', '17 * * * *', 'select private.purge()');
