-- An event that a webhook wants to hear of is written down here, in the event's own transaction, with
-- a copy of what it tells: the log's own entry goes with its project. So nothing is lost, and the
-- job of the same id delivers it at least once.

create table private.webhook_deliveries (
  id uuid primary key default gen_random_uuid(),
  webhook_id uuid not null,
  owner_id uuid not null,
  event text not null,
  payload jsonb not null,
  created_at timestamptz not null,
  tried_at timestamptz,
  status integer,
  error text,
  is_parked boolean not null default false,
  constraint delivered_event_is_known check (event in (
    'project.completed', 'project.failed', 'asset.completed', 'asset.failed', 'kit.completed',
    'kit.failed', 'webhook.test'
  )),
  constraint untried_delivery_has_no_answer check (
    tried_at is not null or (status is null and error is null)
  )
);
comment on table private.webhook_deliveries is
  'Events on their way to webhooks, kept for seven days. Its job has the same id. No foreign key to the webhook: the transactions that log events would have to lock it, after their project; who deletes a user locks them the other way round.';
comment on column private.webhook_deliveries.payload is
  'The row that the event is about, as it was then, with paths in place of signed URLs.';
comment on column private.webhook_deliveries.created_at is 'When its event happened.';
comment on column private.webhook_deliveries.status is
  'What the endpoint answered last; null where no answer came.';
comment on column private.webhook_deliveries.error is
  'Why the last try failed, as the owner reads it; null where it did not.';
comment on column private.webhook_deliveries.is_parked is
  'Whether it waits for another one to the same endpoint to end.';
create index webhook_deliveries_by_webhook on private.webhook_deliveries (
  webhook_id, created_at desc, id desc
);
create index webhook_deliveries_by_try on private.webhook_deliveries (webhook_id, tried_at desc)
  where tried_at is not null;
create index webhook_deliveries_parked on private.webhook_deliveries (webhook_id, created_at)
  where is_parked;
create index webhook_deliveries_by_age on private.webhook_deliveries (created_at);

create function private.drop_delivery_job() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  delete from private.jobs where id = old.id and kind = 'delivery';
  return null;
end
$$;
comment on function private.drop_delivery_job() is 'A delivery''s job goes with it.';

create trigger drop_delivery_job after delete on private.webhook_deliveries
  for each row execute function private.drop_delivery_job();

create function private.drop_deliveries() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  delete from private.webhook_deliveries where webhook_id = old.id;
  return null;
end
$$;
comment on function private.drop_deliveries() is
  'Nothing is delivered to a webhook that was deleted, or whose owner was.';

create trigger drop_deliveries after delete on private.webhooks
  for each row execute function private.drop_deliveries();

create function private.deliver_later(p_ids uuid[], p_owner_id uuid) returns void
language plpgsql
set search_path = ''
as $$
begin
  perform private.open_job('delivery', delivery_id, p_owner_id) from unnest(p_ids) as delivery_id;
  perform private.dispatch(p_ids);
end
$$;
comment on function private.deliver_later(uuid[], uuid) is
  'Makes work of an owner''s new deliveries and calls for it.';

create function private.whole_kit(p_payload jsonb) returns jsonb
language plpgsql stable
set search_path = ''
as $$
begin
  return (
    select to_jsonb(kit) from public.brand_kits as kit
    where asset_id = (p_payload ->> 'asset_id')::uuid
  );
end
$$;
comment on function private.whole_kit(jsonb) is
  'The kit that an event is about, with its files, as it is in the event''s transaction.';

create function private.fan_out_event() returns trigger
language plpgsql security definer
set search_path = ''
as $$
declare
  v_event constant text := case new.type
    when 'asset_completed' then 'asset.completed'
    when 'asset_failed' then 'asset.failed'
    when 'project_updated' then 'project.' || (new.payload ->> 'status')
    when 'kit_updated' then 'kit.' || (new.payload ->> 'status')
  end;
  v_owner_id uuid;
  v_ids uuid[];
begin
  with wanted as (
    insert into private.webhook_deliveries (webhook_id, owner_id, event, payload, created_at)
    select
      webhook.id, webhook.owner_id, v_event,
      -- The log leaves a kit's files out.
      coalesce(
        case new.type when 'kit_updated' then private.whole_kit(new.payload) end, new.payload
      ),
      new.at
    from public.brand_projects as project
    join private.webhooks as webhook on webhook.owner_id = project.user_id
    where project.id = new.project_id and webhook.is_active and v_event = any (webhook.events)
    returning id, owner_id
  )
  select array_agg(id), (array_agg(owner_id))[1] into v_ids, v_owner_id from wanted;
  if v_ids is not null then
    perform private.deliver_later(v_ids, v_owner_id);
  end if;
  return null;
end
$$;
comment on function private.fan_out_event() is
  'Writes an event down for each webhook of its project''s owner that wants to hear of it.';

create trigger fan_out after insert on private.project_events
  for each row when (
    new.type in ('asset_completed', 'asset_failed')
    or new.type in ('project_updated', 'kit_updated')
      and new.payload ->> 'status' in ('completed', 'failed')
  )
  execute function private.fan_out_event();
