-- Parts of what operators see: the work by its kind, and the webhooks.

create function private.work_by_kind() returns jsonb
language sql stable security definer
set search_path = ''
as $$
  select jsonb_object_agg(kind, jsonb_build_object(
    'waiting', coalesce(waiting, 0), 'due', coalesce(due, 0), 'oldest_due_at', oldest_due_at,
    'running', coalesce(running, 0), 'failed_last_day', coalesce(failed, 0)
  ))
  from private.job_policies
  -- Both only look at what their partial index has, however much was done before.
  left join (
    select
      kind,
      count(*) filter (where lease_token is null) as waiting,
      count(*) filter (where lease_token is null and run_after <= now()) as due,
      min(run_after) filter (where lease_token is null and run_after <= now()) as oldest_due_at,
      count(*) filter (where lease_token is not null) as running
    from private.jobs where settled_at is null
    group by kind
  ) as open using (kind)
  left join (
    select kind, count(*) as failed from private.jobs
    where settled_at > now() - interval '24 hours' and last_error is not null
      and last_error ->> 'code' <> 'cancelled'
    group by kind
  ) as ended using (kind);
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
    'delivered_last_day', arrived.deliveries,
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
    select count(*) as deliveries from private.webhook_deliveries
    where tried_at > now() - interval '24 hours' and error is null
  ) as arrived
  cross join (
    select count(*) as given_up from private.jobs
    where kind = 'delivery' and settled_at > now() - interval '24 hours'
      and last_error is not null
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
