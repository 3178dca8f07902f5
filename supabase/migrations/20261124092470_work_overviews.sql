-- Parts of what operators see: the work by its kind, and the webhooks.

create function private.work_by_kind() returns jsonb
language sql stable security definer
set search_path = ''
as $$
  select jsonb_object_agg(policy.kind, jsonb_build_object(
    'waiting', waiting, 'due', due, 'oldest_due_at', oldest_due_at, 'running', running,
    'failed_last_day', failed
  ))
  from private.job_policies as policy
  cross join lateral (
    select
      count(*) filter (where lease_token is null) as waiting,
      count(*) filter (where lease_token is null and run_after <= now()) as due,
      min(run_after) filter (where lease_token is null and run_after <= now()) as oldest_due_at,
      count(*) filter (where lease_token is not null) as running
    from private.jobs where kind = policy.kind and settled_at is null
  ) as open
  cross join lateral (
    select count(*) as failed from private.jobs
    where kind = policy.kind and last_error is not null and last_error ->> 'code' <> 'cancelled'
      and settled_at > now() - interval '24 hours'
  ) as ended;
$$;
comment on function private.work_by_kind() is
  '{kind: {waiting, due, oldest_due_at, running, failed_last_day}}, for each kind of work.';

create function private.webhook_overview() returns jsonb
language sql stable security definer
set search_path = ''
as $$
  select jsonb_build_object(
    'active', webhooks.active,
    'deactivated', webhooks.deactivated,
    'waiting', waiting.deliveries,
    'oldest_waiting_at', waiting.oldest_at,
    'delivered_last_day', ended.delivered,
    'given_up_last_day', ended.given_up,
    'failing', coalesce(failing.endpoints, '[]')
  )
  from (
    select
      count(*) filter (where is_active) as active,
      count(*) filter (where not is_active) as deactivated
    from private.webhooks
  ) as webhooks
  cross join (
    select count(*) as deliveries, min(delivery.created_at) as oldest_at
    from private.jobs join private.webhook_deliveries as delivery using (id)
    where jobs.kind = 'delivery' and jobs.settled_at is null
  ) as waiting
  cross join (
    select
      count(*) filter (where last_error is null) as delivered,
      count(*) filter (where last_error is not null) as given_up
    from private.jobs
    where kind = 'delivery' and settled_at > now() - interval '24 hours'
  ) as ended
  cross join (
    select jsonb_agg(
      jsonb_build_object(
        'webhook_id', webhook_id, 'owner_id', owner_id, 'waiting', deliveries,
        'oldest_at', oldest_at, 'last_error', last_error
      )
      order by deliveries desc, webhook_id
    ) as endpoints
    from (
      select
        delivery.webhook_id, delivery.owner_id, count(*) as deliveries,
        min(delivery.created_at) as oldest_at,
        (array_agg(delivery.error order by delivery.tried_at desc))[1] as last_error
      from private.jobs join private.webhook_deliveries as delivery using (id)
      where jobs.kind = 'delivery' and jobs.settled_at is null and delivery.error is not null
      group by delivery.webhook_id, delivery.owner_id
      order by deliveries desc, delivery.webhook_id limit 20
    ) as worst
  ) as failing;
$$;
comment on function private.webhook_overview() is
  '{active, deactivated, waiting, oldest_waiting_at, delivered_last_day, given_up_last_day, failing: [{webhook_id, owner_id, waiting, oldest_at, last_error}]}; failing: the twenty endpoints with most deliveries that were refused and are tried again.';
