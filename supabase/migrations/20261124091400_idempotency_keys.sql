create table private.idempotency_keys (
  owner_id uuid not null references auth.users (id) on delete cascade,
  key text not null,
  request_hash text not null,
  project_id uuid not null,
  result jsonb not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (owner_id, key)
);
comment on table private.idempotency_keys is
  'What a request that carried a key led to, for private.idempotency_window(). Only requests that succeeded are here.';
create index idempotency_keys_by_age on private.idempotency_keys (created_at);

create function private.idempotency_window() returns interval
language sql immutable
set search_path = ''
as $$ select interval '24 hours' $$;
comment on function private.idempotency_window() is
  'How long a key stands for its request; afterwards the same key is a new request.';

create function private.find_replay(
  p_owner_id uuid, p_idempotency_key text, p_request_hash text
) returns jsonb
language plpgsql security definer
set search_path = ''
set lock_timeout = '2s'
as $$
declare
  v_kept private.idempotency_keys;
begin
  if p_idempotency_key is null then
    return jsonb_build_object('outcome', 'none');
  end if;
  select * into v_kept from private.idempotency_keys
  where owner_id = p_owner_id and key = p_idempotency_key
    and created_at > clock_timestamp() - private.idempotency_window();
  if not found then
    return jsonb_build_object('outcome', 'none');
  elsif v_kept.request_hash <> p_request_hash then
    return private.refusal('idempotency_key_reused');
  elsif not exists (select from public.brand_projects where id = v_kept.project_id) then
    return private.refusal('not_found');
  elsif v_kept.result ? 'asset_ids' and not exists (
    select from public.generated_assets
    where id::text in (select jsonb_array_elements_text(v_kept.result -> 'asset_ids'))
  ) then
    -- All logos that the answer named were deleted since.
    return private.refusal('not_found');
  end if;
  return v_kept.result || jsonb_build_object('outcome', 'replayed', 'project_id', v_kept.project_id);
end
$$;
comment on function private.find_replay(uuid, text, text) is
  '{outcome: none}, {outcome: replayed, project_id, …} or a refusal. Final only under the owner''s lock.';

create function private.keep_idempotency_key(
  p_owner_id uuid, p_idempotency_key text, p_request_hash text, p_project_id uuid, p_result jsonb
) returns void
language plpgsql
set search_path = ''
as $$
begin
  if p_idempotency_key is null then
    return;
  end if;
  insert into private.idempotency_keys (owner_id, key, request_hash, project_id, result)
  values (p_owner_id, p_idempotency_key, p_request_hash, p_project_id, p_result)
  on conflict (owner_id, key) do update set
    request_hash = excluded.request_hash, project_id = excluded.project_id,
    result = excluded.result, created_at = excluded.created_at;
end
$$;
comment on function private.keep_idempotency_key(uuid, text, text, uuid, jsonb) is
  'Records what a key led to, in the transaction that did it. An outdated entry is replaced.';

create function private.begin_spending(
  p_owner_id uuid, p_idempotency_key text, p_request_hash text
) returns jsonb
language plpgsql
set search_path = ''
as $$
declare
  v_answer jsonb;
begin
  -- Under this lock only one of several requests with the same key, or for the last picture of the
  -- day, goes on.
  perform private.lock_owner('limits', p_owner_id);
  v_answer := private.refuse_spender(p_owner_id);
  if v_answer is not null then
    return v_answer;
  end if;
  v_answer := private.find_replay(p_owner_id, p_idempotency_key, p_request_hash);
  return case when v_answer ->> 'outcome' <> 'none' then v_answer end;
end
$$;
comment on function private.begin_spending(uuid, text, text) is
  'Comes first in every verb that costs money. Null, and the verb goes on; else its answer: a refusal, or what the same request led to before.';
