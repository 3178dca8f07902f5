-- Which column of which table stands behind a view's column. Postgres keeps that for each entry of
-- the view's target list, but shows it only in the rule's tree.
select distinct
  v.relname as view,
  vn.nspname as schema,
  m[1] as "column",
  b.relname as "baseTable",
  bn.nspname as "baseSchema",
  ba.attname as "baseColumn"
from pg_class v
join pg_namespace vn on vn.oid = v.relnamespace
join pg_rewrite r on r.ev_class = v.oid and r.ev_type = '1'
cross join lateral regexp_matches(
  r.ev_action::text,
  ':resname (\S+) :ressortgroupref \d+ :resorigtbl (\d+) :resorigcol (\d+) :resjunk false',
  'g'
) as m
join pg_class b on b.oid = m[2]::oid
join pg_namespace bn on bn.oid = b.relnamespace
join pg_attribute ba on ba.attrelid = b.oid and ba.attnum = m[3]::int
join pg_attribute va on va.attrelid = v.oid and va.attname = m[1] and va.attnum > 0
where v.relkind in ('v', 'm') and vn.nspname = any ($1)
