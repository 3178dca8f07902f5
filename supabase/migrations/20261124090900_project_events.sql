-- The log that every event stream is read from. A number is taken under the lock of the project's
-- stream row, so numbers are dense and in the order of commits: a cursor never skips one.

create table private.project_streams (
  project_id uuid primary key references public.brand_projects (id) on delete cascade,
  owner_id uuid not null,
  last_seq bigint not null default 0
);
comment on table private.project_streams is
  'The number of each project''s last event. A table of its own: on brand_projects, taking a number deadlocked with a delete.';

create table private.project_events (
  project_id uuid not null references private.project_streams (project_id) on delete cascade,
  owner_id uuid not null,
  seq bigint not null,
  type text not null,
  payload jsonb not null,
  at timestamptz not null,
  primary key (project_id, seq),
  constraint event_type_known check (type in (
    'asset_pending', 'asset_generating', 'asset_completed', 'asset_failed',
    'asset_updated', 'asset_deleted', 'project_updated', 'generation_complete', 'kit_updated'
  ))
);
comment on table private.project_events is
  'What happened to a project: the row as it was then, numbered from 1. Kept for seven days.';
create index project_events_by_age on private.project_events (at);

create function private.log_event(p_project_id uuid, p_type text, p_payload jsonb) returns void
language plpgsql
set search_path = ''
as $$
begin
  with taken as (
    update private.project_streams set last_seq = last_seq + 1
    where project_id = p_project_id
    returning owner_id, last_seq
  )
  insert into private.project_events (project_id, owner_id, seq, type, payload, at)
  -- The clock's time, as now() would be the start of the transaction: this may have waited for the
  -- lock, and its event happened after those of the transaction that held it.
  select p_project_id, taken.owner_id, taken.last_seq, p_type, p_payload, clock_timestamp() from taken;
end
$$;
comment on function private.log_event(uuid, text, jsonb) is
  'Appends an event; of a project that is being deleted, nothing.';

create function private.project_payload(p_project_id uuid) returns jsonb
language plpgsql volatile
set search_path = ''
as $$
begin
  return (
    select to_jsonb(overview) from public.project_overviews as overview where id = p_project_id
  );
end
$$;
comment on function private.project_payload(uuid) is 'A project as events carry it.';

create function private.log_project_event() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  if tg_op = 'INSERT' then
    insert into private.project_streams (project_id, owner_id) values (new.id, new.user_id);
  end if;
  perform private.log_event(new.id, 'project_updated', private.project_payload(new.id));
  return null;
end
$$;
comment on function private.log_project_event() is 'Logs project_updated.';

-- Triggers of one table fire in the order of their names: a row is logged before its job starts.
create trigger a_log_created after insert on public.brand_projects
  for each row execute function private.log_project_event();
create trigger a_log_status after update of status on public.brand_projects
  for each row when (old.status is distinct from new.status)
  execute function private.log_project_event();

create function private.log_events(p_project_ids uuid[], p_types text[], p_payloads jsonb[])
returns void
language plpgsql
set search_path = ''
as $$
begin
  if cardinality(p_project_ids) = 1 then
    -- Nearly every change is of one row, and this costs half as much.
    perform private.log_event(p_project_ids[1], p_types[1], p_payloads[1]);
    return;
  end if;
  -- In the order in which the sweep comes to projects: two that log for several would wait for each
  -- other.
  perform from private.project_streams where project_id = any (p_project_ids)
  order by project_id for no key update;
  with logged as (
    select
      project_id, count(*) as events,
      array_agg(type order by place) as types, array_agg(payload order by place) as payloads
    from unnest(p_project_ids, p_types, p_payloads)
      with ordinality as event (project_id, type, payload, place)
    group by project_id
  ),
  taken as (
    update private.project_streams as stream set last_seq = last_seq + events
    from logged where stream.project_id = logged.project_id
    returning stream.project_id, stream.owner_id, last_seq - events as before, types, payloads
  )
  insert into private.project_events (project_id, owner_id, seq, type, payload, at)
  select project_id, owner_id, before + place, type, payload, clock_timestamp()
  from taken
  cross join lateral unnest(types, payloads) with ordinality as event (type, payload, place)
  order by project_id, place;
end
$$;
comment on function private.log_events(uuid[], text[], jsonb[]) is
  'Appends events of any projects by one statement, those of a project in the order given.';

create function private.log_created_assets() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  perform private.log_events(
    array_agg(project_id order by ordinal),
    array_agg('asset_' || status order by ordinal),
    array_agg(to_jsonb(asset) order by ordinal)
  )
  from created as asset;
  return null;
end
$$;
comment on function private.log_created_assets() is
  'Logs the assets of one insert in their order, by one statement.';

create trigger a_log_created after insert on public.generated_assets
  referencing new table as created
  for each statement execute function private.log_created_assets();

-- For each statement, as each doorbell costs more than the change: an owner may set thousands of
-- favorites at once.
create function private.log_changed_assets() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  perform private.log_events(
    array_agg(project_id order by ordinal, place),
    array_agg(type order by ordinal, place),
    array_agg(payload order by ordinal, place)
  )
  from (
    select asset.project_id, asset.ordinal, place, type, to_jsonb(asset) as payload
    -- Full, though both have the same rows: an inner join may be planned once for a single row, and
    -- would then compare thousands each with each.
    from earlier full join changed as asset using (id)
    cross join lateral (values
      (1, case when asset.status is distinct from earlier.status then 'asset_' || asset.status end),
      (2, case
        when asset.favorite is distinct from earlier.favorite
          or asset.thumbnail_path is distinct from earlier.thumbnail_path
          -- What an attempt cost that was cancelled, or taken from its worker, may be reported after
          -- the end.
          or asset.status = earlier.status and asset.cost_usd is distinct from earlier.cost_usd
        then 'asset_updated'
      end)
    ) as event (place, type)
    where type is not null
  ) as event
  having count(*) > 0;
  return null;
end
$$;
comment on function private.log_changed_assets() is
  'Logs changes of status, favorite or thumbnail, and of the cost after the end, by one statement.';

create trigger a_log_changed after update on public.generated_assets
  referencing old table as earlier new table as changed
  for each statement execute function private.log_changed_assets();
