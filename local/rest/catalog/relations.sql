select
  n.nspname as schema,
  c.relname as name,
  c.oid::int8::text as oid,
  c.relkind in ('v', 'm') as "isView",
  array_agg(a.attname order by a.attnum) as columns,
  array_agg(format_type(a.atttypid, null) order by a.attnum) as types,
  coalesce(
    (
      select array_agg(k.attname order by k.attnum)
      from pg_constraint p
      join pg_attribute k on k.attrelid = p.conrelid and k.attnum = any (p.conkey)
      where p.conrelid = c.oid and p.contype = 'p'
    ),
    '{}'
  ) as "primaryKey"
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where c.relkind in ('r', 'v', 'm', 'f', 'p') and not c.relispartition and n.nspname = any ($1)
group by n.nspname, c.relname, c.oid, c.relkind
