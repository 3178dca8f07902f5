select
  f.conname as name,
  n.nspname as schema,
  c.relname as "table",
  tn.nspname as "targetSchema",
  t.relname as "targetTable",
  array_agg(a.attname order by k.position) as columns,
  array_agg(ta.attname order by k.position) as "targetColumns",
  exists (
    select from pg_constraint u
    where u.conrelid = f.conrelid and u.contype in ('p', 'u') and u.conkey <@ f.conkey
  ) as "isUnique"
from pg_constraint f
join pg_class c on c.oid = f.conrelid
join pg_namespace n on n.oid = c.relnamespace
join pg_class t on t.oid = f.confrelid
join pg_namespace tn on tn.oid = t.relnamespace
cross join lateral unnest(f.conkey, f.confkey) with ordinality as k (own, target, position)
join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.own
join pg_attribute ta on ta.attrelid = f.confrelid and ta.attnum = k.target
where f.contype = 'f' and f.conparentid = 0
group by f.oid, f.conname, n.nspname, c.relname, tn.nspname, t.relname, f.conrelid, f.conkey
