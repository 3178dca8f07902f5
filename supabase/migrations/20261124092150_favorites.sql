-- Owners change favorite themselves, by REST too, and each change is an event that is kept for seven
-- days. So changes are counted, or one account could fill the log.

create function private.max_favorite_changes() returns integer
language sql immutable
set search_path = ''
as $$ select 3000 $$;
comment on function private.max_favorite_changes() is 'Changes of favorite that an owner may make in an hour.';

create table private.favorite_changes (
  owner_id uuid primary key,
  since timestamptz not null,
  changes integer not null,
  constraint favorite_changes_within_limit check (
    changes between 1 and private.max_favorite_changes()
  )
);
comment on table private.favorite_changes is
  'How often an owner has changed favorite in the hour that began with the first of these changes. No foreign key to the owner: its lock would be taken after that of an asset, and who deletes a user takes them the other way round.';
create index favorite_changes_by_age on private.favorite_changes (since);

create function private.serialize_favorites() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  -- Two changes of many logos each would lock them in different orders and wait for each other.
  perform private.lock_owner('favorites', auth.uid()) where auth.uid() is not null;
  return null;
end
$$;
comment on function private.serialize_favorites() is
  'Lets one statement of an owner at a time change favorite.';

create trigger serialize_favorites before update of favorite on public.generated_assets
  for each statement execute function private.serialize_favorites();

create function private.count_favorite() returns trigger
language plpgsql security definer
set search_path = ''
as $$
declare
  v_max constant integer := private.max_favorite_changes();
  v_hour constant interval := interval '1 hour';
  v_now constant timestamptz := clock_timestamp();
  v_left interval;
begin
  if auth.uid() is null then
    return new;
  end if;
  insert into private.favorite_changes as made (owner_id, since, changes)
  values (auth.uid(), v_now, 1)
  on conflict (owner_id) do update set
    since = case when made.since <= v_now - v_hour then v_now else made.since end,
    changes = case when made.since <= v_now - v_hour then 1 else made.changes + 1 end
  where made.changes < v_max or made.since <= v_now - v_hour;
  if not found then
    select since + v_hour - v_now into v_left
    from private.favorite_changes where owner_id = auth.uid();
    -- PostgREST answers with the status that the code names.
    raise sqlstate 'PT429' using
      message = 'rate_limited',
      detail = format('%s changes of favorite in an hour are allowed.', v_max),
      hint = format('Come again in %s seconds.', ceil(extract(epoch from v_left)));
  end if;
  return new;
end
$$;
comment on function private.count_favorite() is
  'Counts an owner''s change of favorite. Raises PT429 when there were too many in an hour.';

create trigger count_favorite before update of favorite on public.generated_assets
  for each row when (old.favorite is distinct from new.favorite)
  execute function private.count_favorite();
