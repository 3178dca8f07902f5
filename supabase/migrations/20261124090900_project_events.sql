-- The log that every event stream is read from. A number is taken under the lock of the project's
-- stream row, so numbers are dense and in the order of commits: a cursor never skips one.

create table private.project_streams (
  project_id uuid primary key references public.brand_projects (id) on delete cascade,
  last_seq bigint not null default 0
);
comment on table private.project_streams is
  'The number of each project''s last event. A table of its own: on brand_projects, taking a number deadlocked with a delete.';

create table private.project_events (
  project_id uuid not null references private.project_streams (project_id) on delete cascade,
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

-- In PL/pgSQL, which keeps its plans: a function in SQL would be planned anew at every change of
-- state.
create function private.log_event(p_project_id uuid, p_type text, p_payload jsonb) returns void
language plpgsql
set search_path = ''
as $$
begin
  with taken as (
    update private.project_streams set last_seq = last_seq + 1
    where project_id = p_project_id
    returning last_seq
  )
  insert into private.project_events (project_id, seq, type, payload, at)
  -- The clock's time, as now() would be the start of the transaction: this may have waited for the
  -- lock, and its event happened after those of the transaction that held it.
  select p_project_id, taken.last_seq, p_type, p_payload, clock_timestamp() from taken;
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
    insert into private.project_streams (project_id) values (new.id);
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

create function private.log_created_assets() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  with placed as (
    select
      asset.project_id, asset.status, to_jsonb(asset) as payload,
      row_number() over (partition by asset.project_id order by asset.ordinal) as place
    from created as asset
  ),
  taken as (
    update private.project_streams as stream set last_seq = last_seq + logged.events
    from (select project_id, count(*) as events from created group by project_id) as logged
    where stream.project_id = logged.project_id
    returning stream.project_id, stream.last_seq - logged.events as before
  )
  insert into private.project_events (project_id, seq, type, payload, at)
  select
    placed.project_id, taken.before + place, 'asset_' || placed.status, placed.payload,
    clock_timestamp()
  from placed join taken using (project_id)
  order by placed.project_id, place;
  return null;
end
$$;
comment on function private.log_created_assets() is
  'Logs the assets of one insert in their order, by one statement.';

create trigger a_log_created after insert on public.generated_assets
  referencing new table as created
  for each statement execute function private.log_created_assets();

create function private.log_changed_asset() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  if new.status is distinct from old.status then
    perform private.log_event(new.project_id, 'asset_' || new.status, to_jsonb(new));
  end if;
  if new.favorite is distinct from old.favorite
    or new.thumbnail_path is distinct from old.thumbnail_path
    -- What an attempt cost that was cancelled, or taken from its worker, may be reported after the end.
    or new.status = old.status and new.cost_usd is distinct from old.cost_usd
  then
    perform private.log_event(new.project_id, 'asset_updated', to_jsonb(new));
  end if;
  return null;
end
$$;
comment on function private.log_changed_asset() is
  'Logs a change of status, favorite or thumbnail, and of the cost after the end.';

create trigger a_log_changed
  after update of status, favorite, thumbnail_path, cost_usd on public.generated_assets
  for each row execute function private.log_changed_asset();
