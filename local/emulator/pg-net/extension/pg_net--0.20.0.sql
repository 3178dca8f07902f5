-- Stands in for pg_net, whose worker is written in C on libcurl: the same names, signatures, tables
-- and privileges. The requests are sent by worker.ts, which listens on channel pg_net.

create schema net;

create domain net.http_method as text
  check (lower(value) in ('get', 'post', 'delete'));

create unlogged table net.http_request_queue (
  id bigserial,
  method net.http_method not null,
  url text not null,
  headers jsonb,
  body bytea,
  timeout_milliseconds int not null
);
comment on table net.http_request_queue is 'requests not yet taken by the worker; lost in a crash';

create unlogged table net._http_response (
  id bigint,
  status_code integer,
  content_type text,
  headers jsonb,
  content text,
  timed_out bool,
  error_msg text,
  created timestamptz not null default now()
);
comment on table net._http_response is 'what came back, kept for six hours; lost in a crash';

create index on net._http_response (created);

-- The worker

-- This and what else each request goes through is in PL/pgSQL, though SQL would do: it keeps its plans.
create function net.wake() returns void
language plpgsql
set search_path = ''
as $$
begin
  -- Delivered at commit and only then: what is rolled back is never sent.
  perform pg_catalog.pg_notify('pg_net', 'wake');
end
$$;
comment on function net.wake() is 'wakes the worker when this transaction commits';

create function net.worker_restart() returns bool
language sql
set search_path = ''
as $$
  select pg_catalog.pg_notify('pg_net', 'restart');
  select true;
$$;
comment on function net.worker_restart()
  is 'makes the worker begin anew; the requests of a running batch are sent again';

create function net._worker_is_up() returns bool
language sql
set search_path = ''
as $$
  -- Without this a transaction would go on seeing the sessions of its first look.
  select pg_catalog.pg_stat_clear_snapshot();
  select exists (select from pg_catalog.pg_stat_activity where application_name = 'pg_net 0.20.0');
$$;
comment on function net._worker_is_up() is 'whether the worker is connected';

create function net.check_worker_is_up() returns void
language plpgsql
set search_path = ''
as $$
begin
  if not net._worker_is_up() then
    raise exception 'the pg_net background worker is not up'
      using hint = 'the process that runs the local stack runs it';
  end if;
end
$$;
comment on function net.check_worker_is_up() is 'raises an exception when the worker is not up';

create function net.wait_until_running() returns void
language plpgsql
set search_path = ''
as $$
begin
  while not net._worker_is_up() loop
    perform pg_catalog.pg_sleep(0.05);
  end loop;
end
$$;
comment on function net.wait_until_running() is 'waits until the worker is running';

-- URLs

create function net._urlencode_string(string varchar) returns text
language sql immutable strict
set search_path = ''
as $$
  select coalesce(string_agg(
    case
      when letter ~ '^[A-Za-z0-9._~-]$' then letter
      else regexp_replace(upper(encode(convert_to(letter, 'UTF8'), 'hex')), '(..)', '%\1', 'g')
    end,
    '' order by position
  ), '')
  from regexp_split_to_table(string, '') with ordinality as letters (letter, position);
$$;
comment on function net._urlencode_string(varchar) is 'percent-encodes all but unreserved characters';

create function net._encode_url_with_params_array(url text, params_array text[]) returns text
language plpgsql immutable strict
set search_path = ''
as $$
declare
  -- scheme and host, path, query, fragment
  part text[] := regexp_match(
    url, '^([a-z][a-z0-9+.-]*://[^/?#[:space:]]+)([^?#[:space:]]*)(\?[^#[:space:]]*)?(#\S*)?$', 'i'
  );
  query text;
begin
  if part is null then
    raise exception 'Malformed input to a URL function';
  end if;
  query := array_to_string(array_remove(array[nullif(substr(part[3], 2), '')] || params_array, null), '&');
  return part[1] || coalesce(nullif(part[2], ''), '/')
    || coalesce('?' || nullif(query, ''), '') || coalesce(part[4], '');
end
$$;
comment on function net._encode_url_with_params_array(text, text[])
  is 'the URL with encoded key=value pairs added to its query; null for a null URL';

create function net._encode_url_with_params(url text, params jsonb) returns text
language plpgsql immutable
set search_path = ''
as $$
begin
  return net._encode_url_with_params_array(url, array(
    select net._urlencode_string(key) || '=' || net._urlencode_string(value)
    from jsonb_each_text(params)
  ));
end
$$;
comment on function net._encode_url_with_params(text, jsonb) is 'as its namesake, from an object';

-- Requests. They run as the caller, who therefore needs the privileges granted below.

create function net._queue(
  method text, url text, headers jsonb, body jsonb, timeout_milliseconds int
) returns bigint
language plpgsql
set search_path = ''
as $$
declare
  request_id bigint;
begin
  insert into net.http_request_queue (method, url, headers, body, timeout_milliseconds)
  values (method, url, headers, convert_to(body::text, 'UTF8'), timeout_milliseconds)
  returning id into request_id;
  perform net.wake();
  return request_id;
end
$$;
comment on function net._queue(text, text, jsonb, jsonb, int)
  is 'queues a request and returns its id; sent once the transaction has committed';

create function net.http_get(
  url text, params jsonb default '{}', headers jsonb default '{}',
  timeout_milliseconds int default 5000
) returns bigint
language plpgsql
set search_path = ''
as $$
begin
  return net._queue(
    'GET', net._encode_url_with_params(url, params), headers, null, timeout_milliseconds
  );
end
$$;
comment on function net.http_get(text, jsonb, jsonb, int) is 'queues a GET and returns its id';

create function net.http_post(
  url text, body jsonb default '{}', params jsonb default '{}',
  headers jsonb default '{"Content-Type": "application/json"}',
  timeout_milliseconds int default 5000
) returns bigint
language plpgsql
set search_path = ''
as $$
declare
  content_type constant text := (
    select value from jsonb_each_text(headers) where lower(key) = 'content-type' limit 1
  );
begin
  if content_type is null then
    headers := headers || '{"Content-Type": "application/json"}';
  elsif content_type <> 'application/json' then
    raise exception 'Content-Type header must be "application/json"';
  end if;
  return net._queue(
    'POST', net._encode_url_with_params(url, params), headers, body, timeout_milliseconds
  );
end
$$;
comment on function net.http_post(text, jsonb, jsonb, jsonb, int)
  is 'queues a POST of JSON and returns its id';

create function net.http_delete(
  url text, params jsonb default '{}', headers jsonb default '{}',
  timeout_milliseconds int default 5000, body jsonb default null
) returns bigint
language plpgsql
set search_path = ''
as $$
begin
  return net._queue(
    'DELETE', net._encode_url_with_params(url, params), headers, body, timeout_milliseconds
  );
end
$$;
comment on function net.http_delete(text, jsonb, jsonb, int, jsonb)
  is 'queues a DELETE and returns its id';

-- Responses

create function net._await_response(request_id bigint) returns bool
language plpgsql
set search_path = ''
as $$
begin
  while not exists (select from net._http_response where id = request_id) loop
    perform pg_catalog.pg_sleep(0.05);
  end loop;
  return true;
end
$$;
comment on function net._await_response(bigint) is 'waits until the response is there';

-- As the real one: whoever can connect may send requests. The API exposes none of this.
grant usage on schema net to public;
grant all on all sequences in schema net to public;
grant all on all tables in schema net to public;
