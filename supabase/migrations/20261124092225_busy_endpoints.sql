-- An endpoint that does not answer must not keep its owner's other endpoints waiting.

create function private.max_deliveries_per_webhook() returns integer
language sql immutable
set search_path = ''
as $$ select 2 $$;
comment on function private.max_deliveries_per_webhook() is
  'So many of one endpoint at a time: where it does not answer, its owner''s other endpoints go on.';

create function private.is_endpoint_busy(p_delivery private.webhook_deliveries) returns boolean
language plpgsql stable
set search_path = ''
as $$
begin
  return (
    select count(*) from private.jobs
    join private.webhook_deliveries as delivery using (id)
    where jobs.owner_id = p_delivery.owner_id and jobs.lease_token is not null
      and delivery.webhook_id = p_delivery.webhook_id
  ) >= private.max_deliveries_per_webhook();
end
$$;
comment on function private.is_endpoint_busy(private.webhook_deliveries) is
  'Whether as many deliveries to its endpoint are under way as may be.';

create function private.park_deliveries(p_webhook_id uuid) returns void
language plpgsql
set search_path = ''
as $$
begin
  with waiting as materialized (
    select jobs.id from private.jobs
    join private.webhook_deliveries as delivery using (id)
    where delivery.webhook_id = p_webhook_id
      and jobs.settled_at is null and jobs.lease_token is null
      and jobs.run_after <= clock_timestamp()
    for update of jobs skip locked
  ), parked as (
    update private.jobs set
      dispatched_at = null,
      -- As long as a try may take. By then nobody calls for it, if whoever should have was lost.
      run_after = clock_timestamp() + interval '15 seconds' * (1 + random() / 4)
    from waiting where jobs.id = waiting.id
  )
  update private.webhook_deliveries as delivery set is_parked = true
  from waiting where delivery.id = waiting.id;
end
$$;
comment on function private.park_deliveries(uuid) is
  'Lets all that is due for a busy endpoint wait, so that it does not stand before others.';

create function private.call_parked_delivery(p_webhook_id uuid) returns void
language plpgsql
set search_path = ''
as $$
declare
  v_id uuid;
begin
  select jobs.id into v_id from private.webhook_deliveries as delivery
  join private.jobs using (id)
  where delivery.webhook_id = p_webhook_id and delivery.is_parked
    and jobs.settled_at is null and jobs.lease_token is null
  order by delivery.created_at, delivery.id limit 1
  for update of jobs skip locked;
  if v_id is null then
    return;
  end if;
  update private.webhook_deliveries set is_parked = false where id = v_id;
  update private.jobs set run_after = least(run_after, clock_timestamp()) where id = v_id;
  perform private.dispatch(array[v_id]);
end
$$;
comment on function private.call_parked_delivery(uuid) is
  'One delivery to an endpoint has ended: calls for the one that has waited longest.';
