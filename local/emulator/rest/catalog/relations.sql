select
  n.nspname as schema,
  c.relname as name,
  c.oid::int8::text as oid,
  c.relkind in ('v', 'm') as "isView",
  array_agg(a.attname order by a.attnum) as columns,
  -- `character` and `bit` without their length would be cut at one.
  array_agg(regexp_replace(regexp_replace(format_type(a.atttypid, null),
    '^character(?=$|\[)', 'bpchar'), '^bit(?=$|\[)', 'varbit') order by a.attnum) as types,
  array_agg(
    case
      when a.attgenerated <> '' then null
      when a.attidentity <> '' then
        format('nextval(%s)', (
          -- By number: authenticator may not be allowed to use the names of an exposed schema.
          select d.objid from pg_depend d
          where d.refobjid = c.oid and d.refobjsubid = a.attnum and d.deptype = 'i'
            and d.classid = 'pg_class'::regclass
        ))
      else pg_get_expr(d.adbin, d.adrelid)
    end
    order by a.attnum
  ) as defaults,
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
left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
where c.relkind in ('r', 'v', 'm', 'f', 'p') and not c.relispartition and n.nspname = any ($1)
group by n.nspname, c.relname, c.oid, c.relkind
