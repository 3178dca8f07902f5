-- What every verb needs that answers an owner's request: one at a time, and yes or no as data.

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

create function private.done(p_project_id uuid, p_more jsonb default '{}') returns jsonb
language sql immutable
set search_path = ''
as $$
  select jsonb_build_object('outcome', 'done', 'project_id', p_project_id) || p_more;
$$;
comment on function private.done(uuid, jsonb) is
  'A verb''s "yes". Rows in it are as the verb left them: a worker may have changed them since.';
