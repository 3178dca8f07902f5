-- Who may see a change, and what of it: the rules of hosted's `realtime.apply_rls`
-- (https://github.com/supabase/realtime, Apache-2.0), for subscribers who are handed in.

-- Whether the caller may see the row now. A policy that fails hides the row from this caller alone.
create or replace function realtime.can_see(entity regclass, row_condition text, caller jsonb)
returns boolean
language plpgsql
as $$
declare
  result boolean;
begin
  perform
    set_config('request.jwt.claims', caller ->> 'claims', true),
    set_config('role', caller ->> 'role', true);
  execute format('select exists (select 1 from %s where %s)', entity, row_condition) into result;
  perform set_config('role', 'none', true);
  return result;
exception when others then
  -- The role has been rolled back with all else.
  return false;
end
$$;

-- Returns once what the transaction did can be seen. The stream tells of a commit as soon as it is
-- in the log, which is a moment before other sessions count it as committed: to look at once would
-- now and then find no row, and tell nobody.
--
-- xid: without its epoch, as the stream tells it
create or replace function realtime.await_commit(xid bigint) returns void
language plpgsql
as $$
declare
  newest bigint;
  distance bigint;
begin
  loop
    newest := pg_snapshot_xmax(pg_current_snapshot())::text::bigint;
    distance := (xid - newest) & 4294967295;
    if distance >= 2147483648 then
      distance := distance - 4294967296;
    end if;
    exit when pg_visible_in_snapshot((newest + distance)::text::xid8, pg_current_snapshot());
    perform pg_sleep(0.0005);
  end loop;
end
$$;

-- change: {"relation" (oid), "xid", "schema", "table", "type", "commit_timestamp", "too_large",
--   "record": row_columns | null, "old_record": row_columns | null,
--   "subscribers": [{"id", "caller": {"role", "claims"}, "filters", "select": [column] | null}]}
--
-- One row for each thing that is to be sent, with the ids of those whom it is for.
create or replace function realtime.list_deliveries(change jsonb)
returns table (subscriber_ids jsonb, data jsonb)
language plpgsql
as $$
declare
  is_delete boolean := change ->> 'type' = 'DELETE';
  subscribers jsonb[] := array(
    select s from jsonb_array_elements(change -> 'subscribers') s
    where realtime.passes(
      coalesce(nullif(change -> 'record', 'null'), change -> 'old_record'), s -> 'filters')
  );
  entity regclass;
  secured boolean;
  key text[];
  row_condition text;
  viewer text;
  readable text[];
  refusal text;
  callers jsonb[];
  caller jsonb;
  seeing jsonb[];
begin
  perform realtime.await_commit((change ->> 'xid')::bigint);
  select oid, relrowsecurity into entity, secured
    from pg_class where oid = (change ->> 'relation')::oid;
  if not found then
    return; -- Dropped since.
  end if;
  key := array(
    select attname from pg_index join pg_attribute on attrelid = indrelid and attnum = any (indkey)
    where indrelid = entity and indisprimary
  );
  row_condition := (
    select string_agg(format('%I = %L', name, value), ' and ')
    from jsonb_to_recordset(nullif(change -> 'record', 'null')) as c(name text, value text)
    where name = any (key)
  );

  -- Over arrays: a loop over a query reads it in batches, the later ones as whatever role is set.
  foreach viewer in array array(select distinct s #>> '{caller,role}' from unnest(subscribers) s)
  loop
    readable := array(
      select attname from pg_attribute
      where attrelid = entity and attnum > 0 and not attisdropped
        and has_column_privilege(viewer, entity, attnum, 'SELECT')
      order by attnum
    );
    refusal := case
      when is_delete then null
      when key = '{}' then 'Error 400: Bad Request, no primary key'
      when not key <@ readable then 'Error 401: Unauthorized'
    end;
    callers := array(
      select distinct s -> 'caller' from unnest(subscribers) s where s #>> '{caller,role}' = viewer
    );
    if refusal is null and secured and not is_delete then
      seeing := '{}';
      foreach caller in array callers loop
        if realtime.can_see(entity, row_condition, caller) then
          seeing := seeing || caller;
        end if;
      end loop;
    else
      seeing := callers;
    end if;

    return query
      select
        jsonb_agg(seer.id),
        realtime.describe(change, refusal, secured, key, array(
          select column_name from unnest(readable) column_name
          where jsonb_typeof(seer.selected) is distinct from 'array'
            or seer.selected ? column_name or column_name = any (key)
        ))
      from (
        select s -> 'id' as id, s -> 'select' as selected from unnest(subscribers) s
        where s -> 'caller' = any (seeing)
      ) seer
      group by seer.selected;
  end loop;
end
$$;

-- The change as a client gets it. Of a deleted row, which no policy can be asked about any more,
-- only the key is told where there are policies.
create or replace function realtime.describe(
  change jsonb,
  refusal text,
  secured boolean,
  key text[],
  readable text[]
) returns jsonb
language plpgsql
stable
as $$
declare
  entity oid := (change ->> 'relation')::oid;
  -- Hosted's, for a record of more than a megabyte.
  max_value_bytes integer := case when (change ->> 'too_large')::boolean then 64 end;
  is_delete boolean := change ->> 'type' = 'DELETE';
  head jsonb := change - array['relation', 'xid', 'subscribers', 'too_large', 'record', 'old_record'];
begin
  if refusal is not null then
    return head || jsonb_build_object(
      'commit_timestamp', null, 'columns', '[]'::jsonb, 'record', '{}'::jsonb,
      'errors', jsonb_build_array(refusal));
  end if;
  return head
    || jsonb_build_object(
      'columns', (
        select coalesce(
          jsonb_agg(jsonb_build_object('name', attname, 'type', typname) order by attnum), '[]')
        from pg_attribute join pg_type on pg_type.oid = atttypid
        where attrelid = entity and attnum > 0 and attname = any (readable)
      ),
      'errors', case
        when max_value_bytes is not null then '["Error 413: Payload Too Large"]'::jsonb
      end
    )
    || case when is_delete then '{}' else jsonb_build_object(
      'record', realtime.to_record(change -> 'record', readable, max_value_bytes)) end
    || case change ->> 'type' when 'INSERT' then '{}' else jsonb_build_object(
      'old_record', realtime.to_record(
        change -> 'old_record',
        case when is_delete and secured then
          array(select unnest(readable) intersect select unnest(key))
        else readable end,
        max_value_bytes)) end;
end
$$;
