-- A user's pictures in any 24 hours (private.daily_window). Reserved when the work is accepted, so
-- that it can't be overdrawn while it waits; given back for each picture that ends without one. What
-- is given back counts again where it is more than the limit: refusals are no calls without end.

create table private.reservations (
  id bigint generated always as identity primary key,
  -- No foreign key: a worker that counts a row down twice in one transaction would lock the user after
  -- the project, and deleting the user locks them the other way round.
  owner_id uuid not null,
  project_id uuid not null,
  round_id uuid,
  asset_id uuid,
  pictures integer not null check (pictures > 0),
  given_back integer not null default 0,
  reserved_at timestamptz not null default clock_timestamp(),
  constraint reserved_for_a_round_or_an_asset check ((round_id is null) <> (asset_id is null)),
  constraint given_back_is_within_what_was_reserved check (given_back between 0 and pictures)
);
comment on table private.reservations is
  'Pictures that count against the daily limit. No foreign key to the project: deleting it gives nothing back that was drawn.';
comment on column private.reservations.round_id is 'Whose concepts, all of them.';
comment on column private.reservations.asset_id is 'Whose picture, of a refinement or a retry.';
comment on column private.reservations.given_back is
  'How many of them ended without a picture.';
create index reservations_by_owner on private.reservations (owner_id, reserved_at);
create index reservations_by_project on private.reservations (project_id);
create index reservations_by_round on private.reservations (round_id) where round_id is not null;
create index reservations_by_age on private.reservations (reserved_at);

create function private.daily_window() returns interval
language sql immutable
set search_path = ''
as $$ select interval '24 hours' $$;
comment on function private.daily_window() is
  'How long a picture counts against the daily limit, from its reservation on.';

create function private.counted_pictures(p_reserved bigint, p_given_back bigint, p_max integer)
returns bigint
language sql immutable
set search_path = ''
as $$
  select coalesce(p_reserved - p_given_back, 0) + greatest(0, coalesce(p_given_back, 0) - p_max);
$$;
comment on function private.counted_pictures(bigint, bigint, integer) is
  'How many pictures count, of so many that were reserved and given back: no more than the limit is given back.';

create function private.pictures_of_day(p_owner_id uuid, p_max integer) returns integer
language plpgsql stable
set search_path = ''
as $$
begin
  return (
    select private.counted_pictures(sum(pictures), sum(given_back), p_max)
    from private.reservations
    where owner_id = p_owner_id and reserved_at > clock_timestamp() - private.daily_window()
  );
end
$$;
comment on function private.pictures_of_day(uuid, integer) is
  'How many pictures count against an owner''s daily limit.';

create function private.check_daily_limit(
  p_owner_id uuid, p_pictures integer, p_max integer
) returns jsonb
language plpgsql
set search_path = ''
as $$
declare
  v_used constant integer := private.pictures_of_day(p_owner_id, p_max);
  v_free_at timestamptz;
  -- Asked for more than a whole day's worth: no waiting helps, so the longest is named.
  v_reset integer := extract(epoch from private.daily_window());
begin
  if v_used + p_pictures <= p_max then
    return null;
  end if;
  select min(reserved_at) + private.daily_window() into v_free_at
  from (
    select
      reserved_at,
      -- What is left once this one, and all before it, have had their time.
      private.counted_pictures(sum(pictures) over later, sum(given_back) over later, p_max) as used
    from private.reservations
    where owner_id = p_owner_id and reserved_at > clock_timestamp() - private.daily_window()
    window later as (
      order by reserved_at, id rows between 1 following and unbounded following
    )
  ) as oldest_first
  where used + p_pictures <= p_max;
  if v_free_at is not null then
    v_reset := greatest(1, ceil(extract(epoch from v_free_at - clock_timestamp())));
  end if;
  return private.refusal('daily_limit', p_max, greatest(p_max - v_used, 0), v_reset);
end
$$;
comment on function private.check_daily_limit(uuid, integer, integer) is
  'Null, or the refusal with the seconds until so many pictures are free again.';

create function private.reserve_concepts(
  p_owner_id uuid, p_project_id uuid, p_round_id uuid, p_pictures integer
) returns void
-- Not in SQL, which would be planned anew at each call.
language plpgsql
set search_path = ''
as $$
begin
  insert into private.reservations (owner_id, project_id, round_id, pictures)
  values (p_owner_id, p_project_id, p_round_id, p_pictures);
end
$$;
comment on function private.reserve_concepts(uuid, uuid, uuid, integer) is
  'So many pictures for a round''s concepts, which are to be thought of.';

create function private.reserve_pictures(p_owner_id uuid, p_project_id uuid, p_asset_ids uuid[])
returns void
language sql
set search_path = ''
as $$
  insert into private.reservations (owner_id, project_id, asset_id, pictures)
  select p_owner_id, p_project_id, asset_id, 1 from unnest(p_asset_ids) as asset_id;
$$;
comment on function private.reserve_pictures(uuid, uuid, uuid[]) is 'One picture for each asset.';

create function private.give_back_concepts(p_round_id uuid, p_but integer default 0) returns void
language sql
set search_path = ''
as $$
  update private.reservations set given_back = greatest(given_back, pictures - p_but)
  where id = (
    select id from private.reservations
    where round_id = p_round_id
    order by reserved_at desc, id desc
    limit 1
  );
$$;
comment on function private.give_back_concepts(uuid, integer) is
  'Of the concepts that were last reserved for a round, so many are drawn and no more.';

create function private.give_back_picture(p_project_id uuid, p_asset_id uuid) returns void
language sql
set search_path = ''
as $$
  update private.reservations set given_back = given_back + 1 where id = (
    select id from private.reservations
    where project_id = p_project_id and given_back < pictures
      and (asset_id = p_asset_id
        or round_id = (select round_id from public.generated_assets where id = p_asset_id))
    -- What was reserved for a retry has this very picture's name; else it is one of its round's.
    order by asset_id nulls last, reserved_at, id
    limit 1
  );
$$;
comment on function private.give_back_picture(uuid, uuid) is
  'An asset ended without a picture. To be called once for each time that it ends so, under its lock.';

create function private.drop_reservations() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  if not exists (select from auth.users where id = old.user_id) then
    delete from private.reservations where owner_id = old.user_id;
  end if;
  return null;
end
$$;
comment on function private.drop_reservations() is
  'Nobody counts the pictures of a user who was deleted.';

create trigger drop_reservations after delete on public.brand_projects
  for each row execute function private.drop_reservations();
