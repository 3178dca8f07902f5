select
  n.nspname as schema,
  p.proname as name,
  coalesce(
    (
      select json_agg(
        json_build_object(
          'name', coalesce(p.proargnames[g.position], ''),
          'type', regexp_replace(regexp_replace(format_type(g.type, null),
            '^character(?=$|\[)', 'bpchar'), '^bit(?=$|\[)', 'varbit'),
          'isOptional', g.input > p.pronargs - p.pronargdefaults,
          'isVariadic', p.provariadic <> 0 and g.input = p.pronargs
        )
        order by g.position
      )
      from (
        select
          u.type,
          u.position,
          row_number() over (order by u.position) as input
        from unnest(coalesce(p.proallargtypes, p.proargtypes::oid[]))
          with ordinality as u (type, position)
        where coalesce(p.proargmodes[u.position], 'i') in ('i', 'b', 'v')
      ) as g
    ),
    '[]'
  ) as parameters,
  p.proretset as "returnsSet",
  case
    when p.prorettype = 'void'::regtype then 'void'
    when t.typtype = 'c' or t.typname = 'record'
      or coalesce(p.proargmodes && array['t', 'b', 'o']::"char"[], false) then 'composite'
    else 'scalar'
  end as result,
  (
    select rn.nspname || '.' || rc.relname
    from pg_class rc
    join pg_namespace rn on rn.oid = rc.relnamespace
    where rc.oid = t.typrelid and rc.relkind in ('r', 'v', 'm', 'f', 'p')
  ) as "resultTable",
  p.provolatile <> 'v' as "isReadOnly"
from pg_proc p
join pg_namespace n on n.oid = p.pronamespace
join pg_type t on t.oid = p.prorettype
where p.prokind = 'f' and p.prorettype <> 'trigger'::regtype and n.nspname = any ($1)
