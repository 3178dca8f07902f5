-- Which of the work that is due is called for first, where not all of it may start: fairly over
-- owners, within their caps and within what each gate lets in.

create function private.sweep_due_jobs(p_limit integer) returns integer
language plpgsql
set search_path = ''
as $$
declare
  v_chosen uuid[];
  v_ids uuid[];
  v_held uuid[] := '{}';
begin
  -- Again without those that somebody has locked: a locked job must not take the place of others,
  -- least of all that of the one call that tries a closed gate.
  for v_round in 1..10 loop
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
          partition by jobs.owner_id, jobs.vendor, policy.lease_pool
          order by jobs.run_after, jobs.id
        ) as turn
      from private.jobs
      join private.job_policies as policy on policy.kind = jobs.kind
      join private.lease_pools as pool on pool.name = policy.lease_pool
      left join budgets on budgets.vendor = jobs.vendor
        and budgets.is_theirs = coalesce(jobs.owner_id = budgets.closed_to, true)
      cross join storage
      where jobs.settled_at is null and jobs.lease_token is null
        and jobs.run_after <= clock_timestamp() and jobs.deadline_at > clock_timestamp()
        and jobs.id <> all (v_held)
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
      where (ordered.budget is null or not ordered.is_start
          or ordered.vendor_place <= ordered.budget)
        and (storage.budget is null or not ordered.uses_storage
          or ordered.storage_place <= storage.budget)
      order by ordered.place
      limit p_limit
    )
    select array_agg(id order by place) into v_chosen from chosen;
    select array_agg(id order by array_position(v_chosen, id)) into v_ids
    from (
      select id from private.jobs where id = any (v_chosen)
      for no key update skip locked
    ) as free;
    exit when coalesce(cardinality(v_ids), 0) = coalesce(cardinality(v_chosen), 0);
    v_held := v_held || array(
      select id from unnest(v_chosen) as id where id <> all (coalesce(v_ids, '{}'))
    );
  end loop;
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
  -- Somebody else than a sweep has it: who ends an attempt does not wait for that.
  perform from private.sweeps for no key update skip locked;
  if not found then
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

create function private.held_back_jobs(p_owner_id uuid, p_pool text) returns uuid[]
language plpgsql
set search_path = ''
as $$
declare
  -- Who was called a moment ago, and has not claimed yet, takes a lease too: to call for more would
  -- be in vain.
  v_room constant bigint := private.free_leases(p_owner_id, p_pool) - (
    select count(*) from private.jobs join private.job_policies as policy using (kind)
    where jobs.owner_id = p_owner_id and jobs.settled_at is null and jobs.lease_token is null
      and jobs.dispatched_at > clock_timestamp() - private.call_grace()
      and policy.lease_pool = p_pool
  );
begin
  return array(
    -- Looked at once, and only where a job waits: there may be hundreds, or none.
    with open as materialized (
      select vendor from private.vendor_gates as gate
      where not private.is_blocked(gate, p_owner_id) and not private.is_probed(gate, p_owner_id)
        -- Where a vendor allows few starts, only the sweep and private.hand_out give them out,
        -- because they are fair to all owners. Here the owner whose job has just ended would always
        -- be served next.
        and not private.is_slowed(gate)
        and coalesce(private.gate_budget(gate, p_owner_id) * 2 > gate.burst, true)
    )
    select jobs.id from private.jobs
    join private.job_policies as policy on policy.kind = jobs.kind
    where jobs.owner_id = p_owner_id and jobs.settled_at is null and jobs.lease_token is null
      and jobs.dispatched_at is null and jobs.run_after <= clock_timestamp()
      and policy.lease_pool = p_pool
      and (jobs.vendor is null or jobs.vendor in (select vendor from open))
      and (not policy.uses_storage or 'storage' in (select vendor from open))
    order by jobs.run_after, jobs.id
    limit greatest(0, v_room)
    -- A transaction that has the job locked is about to claim it, or to hold it back again.
    for no key update of jobs skip locked
  );
end
$$;
comment on function private.held_back_jobs(uuid, text) is
  'What an owner''s cap had held back of a pool and there is a free lease for now, locked.';

create function private.dispatch_held_back(p_ended private.jobs) returns void
language plpgsql
set search_path = ''
as $$
declare
  v_ids constant uuid[] := private.held_back_jobs(
    p_ended.owner_id, (select lease_pool from private.job_policies where kind = p_ended.kind)
  );
begin
  if cardinality(v_ids) > 0 then
    perform private.dispatch(v_ids);
  end if;
  if exists (select from private.vendor_gates as gate where private.is_slowed(gate)) then
    perform private.hand_out();
  end if;
end
$$;
comment on function private.dispatch_held_back(private.jobs) is
  'A lease has become free: calls for what the owner''s cap had held back.';
