-- Owners change favorite themselves, by REST too, and each change is an event that is kept for seven
-- days. So changes are counted, or one account could fill the log.

create function private.max_favorite_changes() returns integer
language sql immutable
set search_path = ''
as $$ select 3000 $$;
comment on function private.max_favorite_changes() is 'Changes of favorite that an owner may make in an hour.';

create function private.serialize_favorites() returns trigger
language plpgsql security definer
set search_path = ''
set lock_timeout = '1s'
as $$
begin
  -- Two changes of many logos each would lock them in different orders and wait for each other.
  perform private.lock_owner('favorites', auth.uid()) where auth.uid() is not null;
  return null;
exception when lock_not_available then
  -- Or it would wait until the statement's time is over, which PostgREST answers with 500.
  raise sqlstate 'PT429' using
    message = 'rate_limited',
    detail = '1 call of a user changes favorites at a time.',
    hint = 'Come again in 1 second.';
end
$$;
comment on function private.serialize_favorites() is
  'Lets one statement of an owner at a time change favorite. Raises PT429 where the one before takes too long.';

create trigger serialize_favorites before update of favorite on public.generated_assets
  for each statement execute function private.serialize_favorites();

create function private.count_favorite() returns trigger
language plpgsql security definer
set search_path = ''
as $$
declare
  v_max constant integer := private.max_favorite_changes();
  v_wait integer;
begin
  if auth.uid() is null then
    return new;
  end if;
  v_wait := private.count_in_hour(auth.uid(), 'favorites', v_max);
  if v_wait is not null then
    -- PostgREST answers with the status that the code names.
    raise sqlstate 'PT429' using
      message = 'rate_limited',
      detail = format('%s changes of favorite in an hour are allowed.', v_max),
      hint = format('Come again in %s seconds.', v_wait);
  end if;
  return new;
end
$$;
comment on function private.count_favorite() is
  'Counts an owner''s change of favorite. Raises PT429 when there were too many in an hour.';

create trigger count_favorite before update of favorite on public.generated_assets
  for each row when (old.favorite is distinct from new.favorite)
  execute function private.count_favorite();
