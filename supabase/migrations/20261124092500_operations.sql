-- What goes on, for who runs it.

create view public.operations as
select
  now() as at,
  queue.depth as queue_depth,
  queue.due as queue_due,
  queue.oldest_due_at,
  queue.running as running_leases,
  queue.silent as silent_leases,
  removals.listed as objects_to_remove,
  coalesce(failures.by_code, '{}') as failures_by_code,
  vendors.states as vendors,
  coalesce(spend.per_day, '[]') as spend_per_day
from (
  select
    count(*) filter (where lease_token is null) as depth,
    count(*) filter (where lease_token is null and run_after <= now()) as due,
    min(run_after) filter (where lease_token is null and run_after <= now()) as oldest_due_at,
    count(*) filter (where lease_token is not null) as running,
    count(*) filter (where lease_expires_at <= now()) as silent
  from private.jobs where settled_at is null
) as queue
cross join (select count(*) as listed from private.object_removals where due_at <= now()) as removals
cross join (
  select jsonb_object_agg(code, failed) as by_code
  from (
    select last_error ->> 'code' as code, count(*) as failed
    from private.jobs
    where settled_at > now() - interval '24 hours' and last_error is not null
    group by 1
  ) as counted
  where code <> 'cancelled'
) as failures
cross join (
  select
    jsonb_agg(
      jsonb_build_object(
        'vendor', gate.vendor,
        'blocked_until', case when gate.blocked_until > now() then gate.blocked_until end,
        'starts_per_minute', private.gate_rate(gate),
        'is_probing', gate.is_probing,
        'waiting', jobs.waiting,
        'running', jobs.running,
        'last_hour', lately.outcomes
      )
      order by gate.vendor
    ) as states
  from private.vendor_gates as gate
  cross join lateral (
    select
      count(*) filter (where lease_token is null) as waiting,
      count(*) filter (where lease_token is not null) as running
    from private.jobs where vendor = gate.vendor and settled_at is null
  ) as jobs
  cross join lateral (
    select coalesce(jsonb_object_agg(outcome, ended), '{}') as outcomes
    from (
      select attempts.outcome, count(*) as ended
      from private.attempts
      join private.jobs on jobs.id = attempts.job_id
      where jobs.vendor = gate.vendor and attempts.started_at > now() - interval '1 hour'
        and attempts.outcome is not null
      group by attempts.outcome
    ) as counted
  ) as lately
) as vendors
cross join (
  select
    jsonb_agg(
      jsonb_build_object('day', day, 'currency', 'USD', 'amount', amount, 'attempts', attempts)
      order by day desc
    ) as per_day
  from (
    select
      (started_at at time zone 'UTC')::date as day, count(*) as attempts,
      coalesce(sum((report ->> 'cost_usd')::numeric), 0) as amount
    from private.attempts where started_at > now() - interval '30 days'
    group by 1
  ) as days
) as spend;
comment on view public.operations is
  'One row for operators: the queue, leases, failures of the last 24 hours by code, vendors, and spend per day (UTC) of the last 30.';
revoke all on public.operations from anon, authenticated, service_role;
grant select on public.operations to service_role;
-- A view calls functions as its reader.
grant execute on function private.gate_rate(private.vendor_gates) to service_role;
