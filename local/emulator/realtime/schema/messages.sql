-- Private rooms, as hosted: row level security on realtime.messages decides who may hear and who may
-- send, and a row that is added is broadcast to its topic.

create table if not exists realtime.messages (
  topic text not null,
  extension text not null,
  payload jsonb,
  event text,
  private boolean default false,
  updated_at timestamp not null default now(),
  inserted_at timestamp not null default now(),
  id uuid not null default gen_random_uuid(),
  primary key (id, inserted_at)
) partition by range (inserted_at);
create index if not exists messages_inserted_at_topic_index
  on realtime.messages (inserted_at desc, topic) where extension = 'broadcast' and private;
alter table realtime.messages owner to supabase_realtime_admin;
alter table realtime.messages enable row level security;

grant select, insert, update on realtime.messages to postgres, anon, authenticated, service_role;
-- So that migrations may write policies; not to become the owner.
grant supabase_realtime_admin to postgres with inherit true, set false, admin false;

-- As hosted's janitor does: a partition for each day from yesterday on, those of messages that are
-- older than three days dropped. Where the day has none, nothing is broadcast from SQL.
create or replace function realtime.keep_partitions() returns void
language plpgsql
as $$
declare
  day date;
  old regclass;
begin
  for day in select current_date + n from generate_series(-1, 3) as n loop
    execute format(
      'create table if not exists realtime.%I partition of realtime.messages '
      'for values from (%L) to (%L)',
      to_char(day, '"messages_"YYYY_MM_DD'), day, day + 1
    );
  end loop;
  for old in
    select inhrelid from pg_catalog.pg_inherits join pg_catalog.pg_class on oid = inhrelid
    where inhparent = 'realtime.messages'::regclass
      and relname < to_char(current_date - 3, '"messages_"YYYY_MM_DD')
  loop
    execute format('drop table %s', old);
  end loop;
end
$$;
select realtime.keep_partitions();

do $$
begin
  if not exists (
    select from pg_catalog.pg_publication where pubname = 'supabase_realtime_messages_publication'
  ) then
    create publication supabase_realtime_messages_publication for table realtime.messages
      with (publish_via_partition_root = true);
  end if;
end
$$;

create or replace function realtime.topic() returns text
language sql stable
as $$
  select nullif(current_setting('realtime.topic', true), '')
$$;
comment on function realtime.topic() is 'the topic that a policy on realtime.messages is asked about';

create or replace function realtime.send(
  payload jsonb, event text, topic text, private boolean default true
) returns void
language plpgsql
as $$
declare
  message_id uuid := gen_random_uuid();
begin
  if not payload ? 'id' then
    payload := jsonb_set(payload, '{id}', to_jsonb(message_id));
  end if;
  perform set_config('realtime.topic', topic, true);
  insert into realtime.messages (id, payload, event, topic, private, extension)
  values (message_id, payload, event, topic, private, 'broadcast');
exception when others then
  -- A broadcast that fails must not undo the transaction that sends it.
  raise warning 'WarnSendingBroadcastMessage: %', sqlerrm;
end
$$;
comment on function realtime.send(jsonb, text, text, boolean)
  is 'broadcasts to a topic once this transaction has committed';

create or replace function realtime.broadcast_changes(
  topic_name text, event_name text, operation text, table_name text, table_schema text,
  new record, old record, level text default 'ROW'
) returns void
language plpgsql
as $$
begin
  if level = 'STATEMENT' then
    raise exception 'function can only be triggered for each row, not for each statement';
  end if;
  perform realtime.send(
    jsonb_build_object(
      'operation', operation, 'table', table_name, 'schema', table_schema,
      'record', new, 'old_record', old
    ),
    event_name, topic_name
  );
end
$$;
comment on function realtime.broadcast_changes(text, text, text, text, text, record, record, text)
  is 'for a trigger: broadcasts its row to a private topic';
