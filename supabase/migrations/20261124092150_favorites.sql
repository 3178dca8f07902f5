-- Owners change favorite themselves, by REST too, and each change is an event that is kept for seven
-- days. So changes are counted, or one account could fill the log.

create function private.max_favorite_changes() returns integer
language sql immutable
set search_path = ''
as $$ select 3000 $$;
comment on function private.max_favorite_changes() is
  'Changes of favorite that an owner may make in an hour, and logos that one call may set.';

create type private.favorite_tally as (logos integer, changes integer, allowed integer);
comment on type private.favorite_tally is
  'What a statement has set so far, how many of these changed, and how many may. In a setting of the transaction: as a row, each change would leave a dead version behind that the next has to pass.';

create function private.begin_favorites() returns trigger
language plpgsql security definer
set search_path = ''
set lock_timeout = '1s'
as $$
declare
  v_tally private.favorite_tally := row(0, 0, 0);
begin
  if auth.uid() is null then
    return null;
  end if;
  -- Before any logo: deleting the user locks theirs after it, project by project.
  perform from auth.users where id = auth.uid() for key share;
  -- Two changes of many logos each would lock them in different orders and wait for each other.
  perform private.lock_owner('favorites', auth.uid());
  v_tally.allowed := private.left_in_hour(auth.uid(), 'favorites', private.max_favorite_changes());
  perform set_config('private.favorite_tally', v_tally::text, true);
  return null;
exception when lock_not_available then
  -- Or it would wait until the statement's time is over, which PostgREST answers with 500.
  raise sqlstate 'PT429' using
    message = 'rate_limited',
    detail = '1 call of a user changes favorites at a time.',
    hint = 'Come again in 1 second.';
end
$$;
comment on function private.begin_favorites() is
  'Lets one statement of an owner at a time change favorite, and none while the owner is deleted. Raises PT429 where the one before takes too long.';

create trigger begin_favorites before update of favorite on public.generated_assets
  for each statement execute function private.begin_favorites();

-- Before a row is written, so that what is refused has cost little: undone rows are dead ones.
create function private.tally_favorite() returns trigger
language plpgsql security definer
set search_path = ''
as $$
declare
  v_max constant integer := private.max_favorite_changes();
  v_tally private.favorite_tally;
begin
  if auth.uid() is null then
    return new;
  end if;
  v_tally := current_setting('private.favorite_tally')::private.favorite_tally;
  v_tally.logos := v_tally.logos + 1;
  if new.favorite is distinct from old.favorite then
    v_tally.changes := v_tally.changes + 1;
  end if;
  -- PostgREST answers with the status that the code names.
  if v_tally.logos > v_max then
    raise sqlstate 'PT429' using
      message = 'rate_limited',
      detail = format('%s logos are set in a call at most.', v_max),
      hint = 'Ask for fewer, and for those alone whose favorite changes.';
  elsif v_tally.changes > v_tally.allowed then
    raise sqlstate 'PT429' using
      message = 'rate_limited',
      detail = format('%s changes of favorite in an hour are allowed.', v_max),
      hint = format(
        'Come again in %s seconds.', private.seconds_of_hour(auth.uid(), 'favorites')
      );
  end if;
  perform set_config('private.favorite_tally', v_tally::text, true);
  return new;
end
$$;
comment on function private.tally_favorite() is
  'Raises PT429 when an owner''s statement sets too many logos, or more change than may in the hour.';

create trigger tally_favorite before update of favorite on public.generated_assets
  for each row execute function private.tally_favorite();

create function private.count_favorites() returns trigger
language plpgsql security definer
set search_path = ''
as $$
declare
  v_tally private.favorite_tally;
begin
  if auth.uid() is null then
    return null;
  end if;
  v_tally := current_setting('private.favorite_tally')::private.favorite_tally;
  if v_tally.changes > 0 then
    perform private.count_in_hour(
      auth.uid(), 'favorites', private.max_favorite_changes(), v_tally.changes
    );
  end if;
  return null;
end
$$;
comment on function private.count_favorites() is
  'Counts an owner''s changes of favorite, which tally_favorite has let through.';

create trigger count_favorites after update of favorite on public.generated_assets
  for each statement execute function private.count_favorites();
