-- An overview of the running service, for its operators.

create function private.shown_rate(p_gate private.vendor_gates) returns numeric
language sql stable security definer
set search_path = ''
as $$ select round(private.gate_rate(p_gate), 1) $$;
comment on function private.shown_rate(private.vendor_gates) is
  'private.gate_rate, for who may not look into this schema.';

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
  coalesce(spend.per_day, '[]') as spend_per_day,
  coalesce(spenders.per_owner, '[]') as spend_per_owner,
  sweeps.last_good_at as last_good_sweep_at,
  sweeps.last_error as last_sweep_error,
  coalesce(aside.jobs, '[]') as set_aside_jobs,
  private.work_by_kind() as work,
  private.webhook_overview() as webhooks,
  private.call_queue() as calls,
  private.cron_jobs() as cron_jobs,
  private.vault_names() as vault_secrets,
  private.access_rules() as access_rules
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
        'starts_per_minute', private.shown_rate(gate),
        'is_probing', gate.is_probing,
        'closed_for', gate.closed_for,
        'sentence', private.gate_sentence(gate),
        'last_fault', gate.last_fault,
        'last_fault_at', gate.last_fault_at,
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
    from private.jobs join private.job_policies as policy using (kind)
    where settled_at is null
      and (vendor = gate.vendor or gate.vendor = 'storage' and policy.uses_storage)
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
      (started_at at time zone 'UTC')::date as day,
      -- Those that asked a vendor for something new.
      count(*) filter (where is_start) as attempts,
      coalesce(sum(private.report_cost(report)), 0) as amount
    from private.attempts where started_at > now() - interval '30 days'
    group by 1
  ) as days
) as spend
cross join (
  select
    jsonb_agg(
      jsonb_build_object(
        'owner_id', owner_id, 'currency', 'USD', 'amount', amount, 'attempts', attempts,
        'cancelled', cancelled
      )
      order by amount desc, attempts desc, owner_id
    ) as per_owner
  from (
    select
      owner_id, count(*) filter (where is_start) as attempts,
      count(*) filter (where is_start and outcome = 'cancelled') as cancelled,
      coalesce(sum(private.report_cost(report)), 0) as amount
    from private.attempts where started_at > now() - interval '24 hours'
    group by owner_id
    having bool_or(is_start) or sum(private.report_cost(report)) > 0
    order by amount desc, attempts desc, owner_id limit 100
  ) as owners
) as spenders
cross join private.sweeps
cross join (
  select
    jsonb_agg(
      jsonb_build_object('job_id', job_id, 'at', at, 'error', error, 'is_failed', is_failed)
      order by at desc
    ) as jobs
  from (
    select * from private.set_aside_jobs where at > now() - interval '7 days'
    order by at desc limit 100
  ) as latest
) as aside;
comment on view public.operations is
  'One row for operators: the queue, leases, failures of the last 24 hours by code, vendors, spend per day (UTC) of the last 30 and per owner of the last 24 hours, the hundred who spent most, the last good sweep, the jobs of the last 7 days that it could not settle, the work by its kind, the webhooks, and what the platform does for us: pg_net''s queue, pg_cron''s runs, the names in Vault, the tables'' policies. docs/operations.md explains each column.';
revoke all on public.operations from anon, authenticated, service_role;
grant select on public.operations to service_role;
-- A view calls functions as its reader.
grant execute on function
  private.shown_rate(private.vendor_gates), private.gate_sentence(private.vendor_gates),
  private.report_cost(jsonb), private.work_by_kind(), private.webhook_overview(),
  private.call_queue(), private.cron_jobs(), private.vault_names(),
  private.access_rules()
to service_role;
