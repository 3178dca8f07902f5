-- Values travel as the text that Postgres writes; only Postgres itself can say what it means.

-- Columns as {"name": value}, with hosted's JSON for values: timestamps in ISO 8601, jsonb as it is,
-- bytea as text. One statement for all, since each takes longer to plan than to run.
--
-- row_columns: [{"name", "type" (oid), "value" (text or null)}]
create or replace function realtime.to_record(
  row_columns jsonb,
  readable text[],
  max_value_bytes integer
) returns jsonb
language plpgsql
stable
as $$
declare
  pairs text := (
    select string_agg(
      format('(%L, to_jsonb(%L::%s))', name, value,
        case when type = 'bytea'::regtype then 'text' else type::regtype::text end),
      ', ')
    from jsonb_to_recordset(row_columns) as c(name text, type oid, value text)
    where name = any (readable)
      and (max_value_bytes is null or coalesce(octet_length(value), 0) <= max_value_bytes)
  );
  result jsonb := '{}';
begin
  if pairs is not null then
    execute format('select jsonb_object_agg(name, value) from (values %s) as c(name, value)', pairs)
      into result;
  end if;
  return result;
end
$$;

-- Whether a value passes one filter. Null passes `is`, `isdistinct` and nothing else.
create or replace function realtime.check_filter(
  op text,
  type_ regtype,
  val text,
  wanted text,
  negate boolean
) returns boolean
language plpgsql
stable
as $$
declare
  symbol text := case op
    when 'eq' then '=' when 'neq' then '<>'
    when 'lt' then '<' when 'lte' then '<=' when 'gt' then '>' when 'gte' then '>='
    when 'like' then 'like' when 'ilike' then 'ilike' when 'match' then '~' when 'imatch' then '~*'
    when 'isdistinct' then 'is distinct from'
  end;
  expression text := case
    when op = 'in' then format('%L::%s = any (%L::%s[])', val, type_, wanted, type_)
    when op = 'is' and wanted in ('null', 'true', 'false', 'unknown') then
      format('%L::%s is %s', val, type_, wanted)
    when symbol is not null then format('%L::%s %s %L::%s', val, type_, symbol, wanted, type_)
  end;
  result boolean;
begin
  if expression is null then
    raise exception 'not a filter: %.%', op, wanted;
  end if;
  execute 'select ' || expression into result;
  return result <> negate;
end
$$;

-- Whether a row passes all filters. A column that the change doesn't tell (all but the key, when a
-- row is deleted) passes none, nor does one whose type has changed so that the filter can't be read.
--
-- filters: [{"column", "op", "value", "negate"}]
create or replace function realtime.passes(row_columns jsonb, filters jsonb) returns boolean
language plpgsql
stable
as $$
begin
  return not exists (
    select from jsonb_to_recordset(filters) as f("column" text, op text, value text, negate boolean)
    left join jsonb_to_recordset(row_columns) as c(name text, type oid, value text)
      on c.name = f."column"
    where case
      when c.name is null then true
      else realtime.check_filter(f.op, c.type::regtype, c.value, f.value, f.negate) is not true
    end
  );
exception when others then
  return false;
end
$$;
