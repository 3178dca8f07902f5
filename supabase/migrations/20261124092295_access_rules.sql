-- What a check from outside can't see: whether every table is under row level security, and which
-- policies there are.

create function private.access_rules() returns jsonb
language sql stable
set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'table', namespace.nspname || '.' || class.relname,
    'row_security', class.relrowsecurity,
    'policies', policies.names
  ) order by namespace.nspname, class.relname), '[]')
  from pg_catalog.pg_class as class
  join pg_catalog.pg_namespace as namespace on namespace.oid = class.relnamespace
  cross join lateral (
    select coalesce(jsonb_agg(polname order by polname), '[]') as names
    from pg_catalog.pg_policy where polrelid = class.oid
  ) as policies
  where class.relkind in ('r', 'p')
    and (
      namespace.nspname in ('public', 'private')
      or namespace.nspname || '.' || class.relname in ('storage.objects', 'realtime.messages')
    );
$$;
comment on function private.access_rules() is
  '[{table, row_security, policies: [name]}] of our own tables and of the two of the platform''s that take policies of ours.';
