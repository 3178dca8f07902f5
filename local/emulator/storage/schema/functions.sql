-- Helpers that policies on storage.objects are written with.
-- https://supabase.com/docs/guides/storage/schema/helper-functions

create or replace function storage.foldername(name text) returns text[]
language sql immutable
set search_path = ''
as $$
  select tokens[1 : pg_catalog.cardinality(tokens) - 1]
  from pg_catalog.string_to_array(name, '/') as tokens
$$;

create or replace function storage.filename(name text) returns text
language sql immutable
set search_path = ''
as $$
  select tokens[pg_catalog.cardinality(tokens)]
  from pg_catalog.string_to_array(name, '/') as tokens
$$;

create or replace function storage.extension(name text) returns text
language sql immutable
set search_path = ''
as $$
  select pg_catalog.split_part(storage.filename(name), '.', -1)
$$;

create or replace function storage.operation() returns text
language sql stable
set search_path = ''
as $$
  select pg_catalog.current_setting('storage.operation', true)
$$;

create or replace function storage.allow_any_operation(expected_operations text[]) returns boolean
language sql stable
set search_path = ''
as $$
  select exists (
    select from pg_catalog.unnest(expected_operations) as expected
    where expected <> ''
      and pg_catalog.regexp_replace(expected, '^storage\.', '')
        = pg_catalog.regexp_replace(storage.operation(), '^storage\.', '')
  )
$$;

create or replace function storage.allow_only_operation(expected_operation text) returns boolean
language sql stable
set search_path = ''
as $$
  select storage.allow_any_operation(array[expected_operation])
$$;

create or replace function storage.get_size_by_bucket()
returns table (size bigint, bucket_id text)
language sql stable
set search_path = ''
as $$
  select pg_catalog.sum((o.metadata ->> 'size')::bigint)::bigint, o.bucket_id
  from storage.objects as o
  group by o.bucket_id
$$;

comment on function storage.operation() is
  'Which operation of the Storage API the current statement serves, e.g. storage.object.upload.';
