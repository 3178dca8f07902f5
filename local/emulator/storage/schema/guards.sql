-- What the tables refuse, whoever asks.

create or replace function storage.update_updated_at_column() returns trigger
language plpgsql
set search_path = ''
as $$
begin
  new.updated_at = pg_catalog.now();
  return new;
end
$$;

create or replace function storage.enforce_bucket_name_length() returns trigger
language plpgsql
set search_path = ''
as $$
begin
  if pg_catalog.length(new.name) > 100 then
    raise exception 'bucket name "%" is too long (% characters). Max is 100.',
      new.name, pg_catalog.length(new.name);
  end if;
  return new;
end
$$;

-- A row that goes by SQL leaves its bytes behind, with nothing that knows of them.
create or replace function storage.protect_delete() returns trigger
language plpgsql
set search_path = ''
as $$
begin
  if pg_catalog.current_setting('storage.allow_delete_query', true) is distinct from 'true' then
    raise exception using
      errcode = '42501',
      message = 'Direct deletion from storage tables is not allowed. Use the Storage API instead.',
      hint = 'This prevents accidental data loss from orphaned objects.';
  end if;
  return null;
end
$$;

create or replace trigger update_objects_updated_at
  before update on storage.objects
  for each row execute function storage.update_updated_at_column();

create or replace trigger enforce_bucket_name_length_trigger
  before insert or update of name on storage.buckets
  for each row execute function storage.enforce_bucket_name_length();

create or replace trigger protect_buckets_delete
  before delete on storage.buckets
  for each statement execute function storage.protect_delete();

create or replace trigger protect_objects_delete
  before delete on storage.objects
  for each statement execute function storage.protect_delete();

-- Hosted, an extension (supautils) lets `postgres` write policies on these tables though it doesn't
-- own them. Without it a policy takes membership in the owner, which would allow far more; these
-- two refuse the rest with what Postgres says to somebody who owns nothing. They stand outside of
-- the schema: whoever drops it would drop them first.

create or replace function extensions.storage_refuse_alteration() returns event_trigger
language plpgsql
set search_path = ''
as $$
declare
  altered record;
begin
  if current_user <> 'postgres' then
    return;
  end if;
  select object_type, object_identity into altered
  from pg_catalog.pg_event_trigger_ddl_commands()
  where schema_name = 'storage' and object_type not in ('policy', 'trigger')
    and command_tag not in ('GRANT', 'REVOKE')
  limit 1;
  if found then
    raise exception using
      errcode = '42501',
      message = pg_catalog.format('must be owner of %s %s', altered.object_type, altered.object_identity);
  end if;
end
$$;

create or replace function extensions.storage_refuse_removal() returns event_trigger
language plpgsql
set search_path = ''
as $$
declare
  removed record;
begin
  if current_user <> 'postgres' then
    return;
  end if;
  select object_type, object_identity into removed
  from pg_catalog.pg_event_trigger_dropped_objects()
  where original
    and (schema_name = 'storage' and object_type not in ('policy', 'trigger')
      or object_type = 'schema' and object_name = 'storage')
  limit 1;
  if found then
    raise exception using
      errcode = '42501',
      message = pg_catalog.format('must be owner of %s %s', removed.object_type, removed.object_identity);
  end if;
end
$$;

drop event trigger if exists storage_refuse_alteration;
create event trigger storage_refuse_alteration on ddl_command_end
  execute function extensions.storage_refuse_alteration();
drop event trigger if exists storage_refuse_removal;
create event trigger storage_refuse_removal on sql_drop
  execute function extensions.storage_refuse_removal();
