-- Where users want to hear of what becomes of their projects. Its secret lies in Vault: the worker
-- that signs with it gets it with its lease, and no table shows it.

create table private.webhooks (
  id uuid primary key default gen_random_uuid(),
  owner_id uuid not null references auth.users (id) on delete cascade,
  url text not null,
  events text[] not null,
  is_active boolean not null default true,
  secret_id uuid not null,
  created_at timestamptz not null default clock_timestamp(),
  constraint webhook_url_length check (length(url) between 1 and 2048),
  constraint webhook_events_are_known check (
    cardinality(events) > 0 and events <@ array[
      'project.completed', 'project.failed', 'asset.completed', 'asset.failed', 'kit.completed',
      'kit.failed'
    ]
  )
);
comment on table private.webhooks is
  'Addresses that events are delivered to. Inactive: the address has answered that it is gone.';
comment on column private.webhooks.secret_id is
  'The secret in Vault, without a name there: whsec_ and a key of 32 bytes in base64.';
create index webhooks_by_owner on private.webhooks (owner_id, created_at desc);

create function private.drop_webhook_secret() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  delete from vault.secrets where id = old.secret_id;
  return null;
end
$$;
comment on function private.drop_webhook_secret() is 'A secret goes with its webhook.';

create trigger drop_webhook_secret after delete on private.webhooks
  for each row execute function private.drop_webhook_secret();

-- Each creation may look up a name, and each test calls an address: they are counted, or one
-- account could have us call somebody without end.

create function private.max_webhook_uses() returns integer
language sql immutable
set search_path = ''
as $$ select 60 $$;
comment on function private.max_webhook_uses() is
  'So many webhooks and tests an owner may ask for in an hour.';

create function private.count_webhook_use(p_owner_id uuid) returns jsonb
language plpgsql
set search_path = ''
as $$
declare
  v_max constant integer := private.max_webhook_uses();
  v_wait constant integer := private.count_in_hour(p_owner_id, 'webhooks', v_max);
begin
  return case when v_wait is not null then private.refusal('rate_limited', v_max, 0, v_wait) end;
end
$$;
comment on function private.count_webhook_use(uuid) is
  'Counts it and returns null, or returns the refusal where there were too many in an hour.';

create function private.max_webhooks() returns integer
language sql immutable
set search_path = ''
as $$ select 10 $$;
comment on function private.max_webhooks() is 'How many webhooks a user may have.';
