-- An access token lives until it expires, and says nothing of what Auth knows since: whoever was banned
-- or deleted holds one still. So every verb that costs money asks.

create function private.may_spend(p_owner_id uuid) returns boolean
language plpgsql stable
set search_path = ''
as $$
begin
  return exists (
    select from auth.users
    where id = p_owner_id and deleted_at is null
      and (banned_until is null or banned_until <= clock_timestamp())
  );
end
$$;
comment on function private.may_spend(uuid) is 'Whether Auth knows a user who is not banned.';

create function private.refuse_spender(p_owner_id uuid) returns jsonb
language plpgsql
set search_path = ''
as $$
begin
  perform from auth.users where id = p_owner_id for key share;
  return case when not found or not private.may_spend(p_owner_id)
    then private.refusal('unauthorized')
  end;
end
$$;
comment on function private.refuse_spender(uuid) is
  'Null, or the refusal of a user whom Auth refuses too: banned or deleted. Locks the user, before any project: deleting a user locks theirs after it, and what the verb inserts refers to the user.';
