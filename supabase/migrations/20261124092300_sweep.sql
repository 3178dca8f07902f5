-- The sweep, which runs at short intervals, finds work that was lost, is late or was held back.

create table private.sweeps (
  is_only_row boolean primary key default true,
  last_good_at timestamptz not null default clock_timestamp(),
  last_error text,
  last_error_at timestamptz,
  next_hand_out_at timestamptz not null default '-infinity',
  constraint sweeps_has_one_row check (is_only_row)
);
comment on table private.sweeps is
  'When a sweep last got through all its parts, and what last kept one from it.';
comment on column private.sweeps.next_hand_out_at is
  'From when the end of an attempt may have starts of a slowed gate handed out.';
insert into private.sweeps default values;

create table private.set_aside_jobs (
  id bigint generated always as identity primary key,
  job_id uuid not null,
  at timestamptz not null default clock_timestamp(),
  error text not null,
  is_failed boolean not null
);
comment on table private.set_aside_jobs is
  'Jobs that the sweep could not settle, and why, for operators. is_failed: their row failed with worker_lost; else not even that could be done, and it is tried again every ten minutes. Kept for 90 days.';
create index set_aside_jobs_by_age on private.set_aside_jobs (at);

create function private.set_aside(p_job_id uuid, p_error text) returns void
language plpgsql
set search_path = ''
as $$
declare
  v_is_failed boolean := true;
begin
  begin
    update private.attempts set ended_at = clock_timestamp(), outcome = 'lost'
    from private.jobs
    where jobs.id = p_job_id and attempts.lease_token = jobs.lease_token
      and attempts.ended_at is null;
    perform private.fail_work(
      private.lock_job(p_job_id), private.job_error('worker_lost', 'lost', p_error)
    );
  exception
    when others then
      v_is_failed := false;
      update private.jobs set set_aside_at = clock_timestamp() where id = p_job_id;
  end;
  insert into private.set_aside_jobs (job_id, error, is_failed)
  values (p_job_id, left(p_error, 1000), v_is_failed);
  raise warning 'job % is set aside: %', p_job_id, p_error;
end
$$;
comment on function private.set_aside(uuid, text) is
  'Fails a job that can''t be settled as it should be, and tells operators, so that the others go on.';

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
      select id, project_id, asset_id, true as is_leased, set_aside_at from private.jobs
      where lease_token is not null and lease_expires_at <= clock_timestamp()
      union all
      select id, project_id, asset_id, false, set_aside_at from private.jobs
      where settled_at is null and lease_token is null and deadline_at <= clock_timestamp()
    ) as overdue
    where set_aside_at is null or set_aside_at < clock_timestamp() - interval '10 minutes'
    order by project_id, id limit p_limit
  loop
    -- Each in a subtransaction of its own, so that one that can't be settled does not stop the
    -- others.
    begin
      -- Never waits: a transaction that has the project locked is working on it, and the next sweep
      -- comes soon.
      perform from public.brand_projects where id = job.project_id for no key update skip locked;
      continue when not found and job.project_id is not null;
      -- Nor for an asset: a transaction that has it locked may wait for the project's event log,
      -- which this one has locked. They would wait for each other.
      perform from public.generated_assets where id = job.asset_id for no key update skip locked;
      continue when not found and job.asset_id is not null;
      perform from private.jobs where id = job.id for update skip locked;
      continue when not found;
      if job.is_leased then
        perform private.lose_lease(job.id);
      else
        perform private.miss_deadline(job.id);
      end if;
      v_count := v_count + 1;
    exception
      -- Not the job's own fault: the next sweep finds it again.
      when lock_not_available or transaction_rollback or insufficient_resources or system_error then
        raise warning 'job % is left to the next sweep: %', job.id, sqlerrm;
      when others then
        perform private.set_aside(job.id, sqlstate || ' ' || sqlerrm);
    end;
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
    select gate.vendor, gate.closed_to, side.is_theirs,
      private.gate_budget(gate, side.owner_id) - case
        -- Whoever was called a moment ago, and has not claimed yet, takes one of the few starts.
        when private.is_slowed(gate) and not gate.is_probing then least(
          private.gate_budget(gate, side.owner_id),
          (
            select count(*) from private.jobs
            where vendor = gate.vendor and settled_at is null and lease_token is null
              and provider_job is null
              and dispatched_at > clock_timestamp() - private.call_grace()
          )
        )
        else 0
      end as budget
    from private.vendor_gates as gate
    cross join lateral (
      select true as is_theirs, gate.closed_to as owner_id
      union all
      -- All others, to whom a gate that is closed to one owner is open.
      select false, '00000000-0000-0000-0000-000000000000' where gate.closed_to is not null
    ) as side
  ), storage as (
    select budget from budgets where vendor = 'storage'
  ), leased as (
    select owner_id, lease_pool, count(*) as leases
    from (
      select owner_id, kind from private.jobs where lease_token is not null
      union all
      -- A worker that was called a moment ago counts as working, though it has not claimed yet.
      select owner_id, kind from private.jobs
      where settled_at is null and lease_token is null
        and dispatched_at > clock_timestamp() - private.call_grace()
    ) as busy
    join private.job_policies using (kind)
    group by owner_id, lease_pool
  ), waiting as (
    select
      jobs.id, jobs.run_after, jobs.owner_id, jobs.vendor, budgets.is_theirs, budgets.budget,
      policy.lease_pool, pool.max_per_owner, policy.uses_storage,
      jobs.provider_job is null as is_start,
      -- Counted for each vendor, so that jobs for a vendor with a low rate don't delay those for
      -- others, and for each pool.
      row_number() over (
        partition by jobs.owner_id, jobs.vendor, policy.lease_pool order by jobs.run_after, jobs.id
      ) as turn
    from private.jobs
    join private.job_policies as policy on policy.kind = jobs.kind
    join private.lease_pools as pool on pool.name = policy.lease_pool
    left join budgets on budgets.vendor = jobs.vendor
      and budgets.is_theirs = coalesce(jobs.owner_id = budgets.closed_to, true)
    cross join storage
    where jobs.settled_at is null and jobs.lease_token is null
      and jobs.run_after <= clock_timestamp() and jobs.deadline_at > clock_timestamp()
      -- A picture that is paid for is only fetched, so its vendor's gate does not hold it back.
      and (budgets.budget is distinct from 0 or jobs.provider_job is not null)
      and (storage.budget is distinct from 0 or not policy.uses_storage)
      -- A call that was queued a moment ago may still arrive.
      and (jobs.dispatched_at is null
        or jobs.dispatched_at <= clock_timestamp() - private.call_grace())
  ), served as (
    select owner_id, (
      select max(last_started_at) from private.jobs where owner_id = owners.owner_id
    ) as last_at
    from (select distinct owner_id from waiting) as owners
  ), ordered as (
    -- Every owner's first job comes before any owner's second. Of two first jobs, the one whose
    -- owner has waited longer.
    select
      waiting.id, waiting.budget, waiting.uses_storage, waiting.is_start,
      row_number() over fairly as place,
      -- Whether Storage works again is best tried with a picture that is drawn already.
      row_number() over (
        partition by waiting.uses_storage
        order by waiting.is_start, waiting.turn, waiting.run_after, waiting.id
      ) as storage_place,
      row_number() over (
        partition by waiting.vendor, waiting.is_theirs, waiting.is_start
        order by
          waiting.turn + coalesce(leased.leases, 0), served.last_at nulls first,
          waiting.run_after, waiting.id
      ) as vendor_place
    from waiting
    join served using (owner_id)
    left join leased using (owner_id, lease_pool)
    where waiting.turn <= waiting.max_per_owner - coalesce(leased.leases, 0)
    window fairly as (
      order by
        waiting.turn + coalesce(leased.leases, 0), served.last_at nulls first,
        waiting.run_after, waiting.id
    )
  ), chosen as (
    select ordered.id, ordered.place
    from ordered cross join storage
    where (ordered.budget is null or not ordered.is_start or ordered.vendor_place <= ordered.budget)
      and (storage.budget is null or not ordered.uses_storage
        or ordered.storage_place <= storage.budget)
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

create function private.hand_out() returns void
language plpgsql
set search_path = ''
as $$
declare
  v_began constant timestamptz := clock_timestamp();
begin
  if (select next_hand_out_at from private.sweeps) > v_began
    or not pg_try_advisory_xact_lock(hashtextextended('logokraft:sweep', 0))
  then
    return;
  end if;
  perform private.sweep_due_jobs(100);
  update private.sweeps set
    -- At most a tenth of the time, however long the queue is.
    next_hand_out_at = v_began + greatest(
      interval '250 milliseconds', 10 * (clock_timestamp() - v_began)
    );
exception
  -- The end of the attempt counts all the same, and the sweep comes soon.
  when others then
    raise warning 'starts are not handed out: %', sqlerrm;
end
$$;
comment on function private.hand_out() is
  'Where a vendor bears few calls, an end makes room for a start: calls for work as the sweep does, fairly, four times a second at most.';

create function private.sweep(p_limit integer default 100) returns jsonb
language plpgsql security definer
set search_path = ''
set lock_timeout = '1s'
as $$
declare
  v_overdue integer;
  v_dispatched integer;
  v_error text;
begin
  if not pg_try_advisory_xact_lock(hashtextextended('logokraft:sweep', 0)) then
    return jsonb_build_object('skipped', true);
  end if;
  -- Each part in a subtransaction of its own, so that the work of one stays when another fails.
  begin
    v_overdue := private.sweep_overdue(p_limit);
  exception
    when others then
      v_error := 'overdue: ' || sqlerrm;
  end;
  begin
    perform private.open_missing_thumbnails();
  exception
    when others then
      v_error := concat_ws('; ', v_error, 'thumbnails: ' || sqlerrm);
  end;
  begin
    v_dispatched := private.sweep_due_jobs(p_limit);
  exception
    when others then
      v_error := concat_ws('; ', v_error, 'due jobs: ' || sqlerrm);
  end;
  begin
    perform private.dispatch_removals();
  exception
    when others then
      v_error := concat_ws('; ', v_error, 'removals: ' || sqlerrm);
  end;
  begin
    perform private.dispatch_withdrawals();
  exception
    when others then
      v_error := concat_ws('; ', v_error, 'withdrawals: ' || sqlerrm);
  end;
  begin
    perform private.watch_call_queue();
  exception
    when others then
      v_error := concat_ws('; ', v_error, 'call queue: ' || sqlerrm);
  end;
  if v_error is null then
    update private.sweeps set last_good_at = clock_timestamp();
  else
    update private.sweeps set last_error = left(v_error, 1000), last_error_at = clock_timestamp();
    raise warning 'the sweep failed: %', v_error;
  end if;
  return jsonb_strip_nulls(jsonb_build_object(
    'overdue', v_overdue, 'dispatched', v_dispatched, 'error', v_error
  ));
end
$$;
comment on function private.sweep(integer) is 'One round of the sweeper; two never run at once.';

create function private.purge() returns void
language sql security definer
set search_path = ''
as $$
  delete from private.project_events where at < now() - interval '7 days';
  delete from private.idempotency_keys
  where created_at < now() - private.idempotency_window();
  delete from private.reservations where reserved_at < now() - private.daily_window();
  delete from private.attempts where started_at < now() - interval '90 days'
    and not exists (select from private.jobs where id = job_id);
  delete from private.kit_requests where at < now() - interval '1 hour';
  delete from private.hourly_counts where since < now() - interval '1 hour';
  delete from private.webhook_deliveries where created_at < now() - interval '7 days';
  delete from private.withdrawals where listed_at < now() - interval '1 hour';
  delete from private.set_aside_jobs where at < now() - interval '90 days';
  -- By number: a run that a crash cut off has no end_time for ever, one that never began no
  -- start_time either.
  delete from cron.job_run_details
  where runid <= (
    select max(runid) from cron.job_run_details where start_time < now() - interval '1 day'
  );
$$;
comment on function private.purge() is 'Deletes what has had its time; cron keeps its history for ever.';

select cron.schedule('sweep', '10 seconds', 'select private.sweep()');
select cron.schedule('purge', '17 * * * *', 'select private.purge()');
