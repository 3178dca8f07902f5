-- A user's pictures in any 24 hours (private.daily_window). Reserved when the work is accepted, so
-- that it can't be overdrawn while it waits; given back when no worker ever took it up.

create table private.reservations (
  id bigint generated always as identity primary key,
  owner_id uuid not null references auth.users (id) on delete cascade,
  project_id uuid not null,
  asset_id uuid,
  pictures integer not null check (pictures > 0),
  reserved_at timestamptz not null default clock_timestamp()
);
comment on table private.reservations is
  'Pictures that count against the daily limit. No foreign key to the project: deleting it gives nothing back that was drawn.';
comment on column private.reservations.asset_id is
  'Whose picture; null for all concepts of a project whose prompts are not there yet.';
create index reservations_by_owner on private.reservations (owner_id, reserved_at);
create index reservations_by_asset on private.reservations (asset_id) where asset_id is not null;
create index reservations_by_project on private.reservations (project_id) where asset_id is null;
create index reservations_by_age on private.reservations (reserved_at);

create function private.daily_window() returns interval
language sql immutable
set search_path = ''
as $$ select interval '24 hours' $$;
comment on function private.daily_window() is
  'How long a picture counts against the daily limit, from its reservation on.';

-- In PL/pgSQL, though SQL would do: it keeps its plans, and every claim comes through here.
create function private.lock_owner(p_purpose text, p_owner_id uuid) returns void
language plpgsql
set search_path = ''
as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(p_purpose || ':' || p_owner_id, 0));
end
$$;
comment on function private.lock_owner(text, uuid) is
  'One at a time per owner and purpose, until the transaction ends.';

create function private.refusal(
  p_code text, p_limit integer default null, p_remaining integer default null,
  p_reset integer default null
) returns jsonb
language sql immutable
set search_path = ''
as $$
  select jsonb_strip_nulls(jsonb_build_object(
    'outcome', 'refused', 'code', p_code,
    'retry_after', p_reset, 'limit', p_limit, 'remaining', p_remaining, 'reset', p_reset
  ));
$$;
comment on function private.refusal(text, integer, integer, integer) is
  'A verb''s "no", as data: the code of the public contract and, for limits, the numbers. Seconds.';

create function private.check_daily_limit(
  p_owner_id uuid, p_pictures integer, p_max integer
) returns jsonb
language plpgsql
set search_path = ''
as $$
declare
  v_used integer;
  v_free_at timestamptz;
  -- Asked for more than a whole day's worth: no waiting helps, so the longest is named.
  v_reset integer := extract(epoch from private.daily_window());
begin
  select coalesce(sum(pictures), 0) into v_used
  from private.reservations
  where owner_id = p_owner_id and reserved_at > clock_timestamp() - private.daily_window();
  if v_used + p_pictures <= p_max then
    return null;
  end if;
  select min(reserved_at) + private.daily_window() into v_free_at
  from (
    select reserved_at, sum(pictures) over (order by reserved_at, id) as freed
    from private.reservations
    where owner_id = p_owner_id and reserved_at > clock_timestamp() - private.daily_window()
  ) as oldest_first
  where freed >= v_used + p_pictures - p_max;
  if v_free_at is not null then
    v_reset := greatest(1, ceil(extract(epoch from v_free_at - clock_timestamp())));
  end if;
  return private.refusal('daily_limit', p_max, greatest(p_max - v_used, 0), v_reset);
end
$$;
comment on function private.check_daily_limit(uuid, integer, integer) is
  'Null, or the refusal with the seconds until so many pictures are free again.';

create function private.reserve_pictures(p_owner_id uuid, p_project_id uuid, p_asset_ids uuid[])
returns void
language sql
set search_path = ''
as $$
  insert into private.reservations (owner_id, project_id, asset_id, pictures)
  select p_owner_id, p_project_id, asset_id, 1 from unnest(p_asset_ids) as asset_id;
$$;
comment on function private.reserve_pictures(uuid, uuid, uuid[]) is 'One picture for each asset.';

create function private.hand_reservation_on(p_project_id uuid, p_asset_ids uuid[]) returns void
language sql
set search_path = ''
as $$
  with whole as (
    delete from private.reservations where project_id = p_project_id and asset_id is null
    returning owner_id, reserved_at
  )
  insert into private.reservations (owner_id, project_id, asset_id, pictures, reserved_at)
  select whole.owner_id, p_project_id, asset_id, 1, whole.reserved_at
  from whole, unnest(p_asset_ids) as asset_id;
$$;
comment on function private.hand_reservation_on(uuid, uuid[]) is
  'What was reserved for a project''s concepts now counts for each of its assets.';

create function private.give_back_reservation(p_project_id uuid, p_asset_id uuid) returns void
language sql
set search_path = ''
as $$
  delete from private.reservations where id = (
    select id from private.reservations
    where project_id = p_project_id and asset_id is not distinct from p_asset_id
    order by reserved_at desc, id desc
    limit 1
  );
$$;
comment on function private.give_back_reservation(uuid, uuid) is
  'Work that no worker ever took up doesn''t count. Of a retried asset, the last reservation goes.';
