-- What is wrong with a subscription that a client asks for, or null. A filter that could only fail
-- once a change comes must be refused now.
--
-- subscription: {"schema", "table", "role", "filters", "select"}; "*" stands for any schema or table
create or replace function realtime.find_fault(subscription jsonb) returns text
language plpgsql
as $$
declare
  entities regclass[] := array(
    select format('%I.%I', schemaname, tablename)::regclass from pg_publication_tables
    where pubname = 'supabase_realtime'
      and subscription ->> 'schema' in ('*', schemaname)
      and subscription ->> 'table' in ('*', tablename)
  );
  entity regclass;
  filter record;
  type_ regtype;
  chosen text;
begin
  if entities = '{}' then
    return 'not published';
  end if;
  foreach entity in array entities loop
    for filter in
      select * from jsonb_to_recordset(subscription -> 'filters')
        as f("column" text, op text, value text, negate boolean)
    loop
      type_ := realtime.readable_type(entity, filter."column", subscription ->> 'role');
      if type_ is null then
        raise exception 'invalid column for filter %', filter."column";
      end if;
      if filter.op = 'in' and cardinality(filter.value::text[]) > 100 then
        raise exception 'too many values for `in` filter. Maximum 100';
      end if;
      perform realtime.check_filter(filter.op, type_, null, filter.value, filter.negate);
      if filter.op in ('match', 'imatch') then
        perform '' ~ filter.value; -- Above, null spared Postgres to read the pattern.
      end if;
    end loop;
    for chosen in select jsonb_array_elements_text(nullif(subscription -> 'select', 'null')) loop
      if realtime.readable_type(entity, chosen, subscription ->> 'role') is null then
        raise exception 'invalid column for select %', chosen;
      end if;
    end loop;
  end loop;
  return null;
exception when others then
  return format('ERROR %s %s', sqlstate, sqlerrm);
end
$$;

-- A column's type, or null where there is none that the role may read.
create or replace function realtime.readable_type(entity regclass, column_name text, role_name text)
returns regtype
language sql
stable
as $$
  select atttypid::regtype from pg_attribute
  where attrelid = entity and attname = column_name and attnum > 0 and not attisdropped
    and has_column_privilege(role_name, entity, attnum, 'SELECT')
$$;
