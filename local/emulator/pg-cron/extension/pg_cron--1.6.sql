-- Stands in for pg_cron, whose scheduler is written in C: the same names, signatures, tables and
-- privileges. The jobs are run by worker.ts, which listens on channel pg_cron.

create schema cron;

create sequence cron.jobid_seq;

create table cron.job (
  jobid bigint primary key default pg_catalog.nextval('cron.jobid_seq'),
  schedule text not null,
  command text not null,
  nodename text not null default 'localhost',
  nodeport int not null default pg_catalog.inet_server_port(),
  database text not null default pg_catalog.current_database(),
  username text not null default current_user,
  active boolean not null default true,
  jobname text,
  constraint jobname_username_uniq unique (jobname, username)
);
comment on table cron.job is 'what is to run, when, and as whom';

alter table cron.job enable row level security;
create policy cron_job_policy on cron.job using (username = current_user);

create sequence cron.runid_seq;

create table cron.job_run_details (
  jobid bigint,
  runid bigint primary key default pg_catalog.nextval('cron.runid_seq'),
  job_pid integer,
  database text,
  username text,
  command text,
  status text,
  return_message text,
  start_time timestamptz,
  end_time timestamptz
);
comment on table cron.job_run_details is 'what ran and how it ended';

alter table cron.job_run_details enable row level security;
create policy cron_job_run_details_policy on cron.job_run_details using (username = current_user);

select pg_catalog.pg_extension_config_dump('cron.job', '');
select pg_catalog.pg_extension_config_dump('cron.jobid_seq', '');
select pg_catalog.pg_extension_config_dump('cron.job_run_details', '');
select pg_catalog.pg_extension_config_dump('cron.runid_seq', '');

-- Schedules

create function cron._is_valid_field(field text, lowest int, highest int, names text[])
returns boolean
language sql immutable
set search_path = ''
as $$
  -- A step needs a range: 5/10 is none.
  select bool_and(coalesce(
    first_value between lowest and last_value and last_value <= highest
      and coalesce(step between 1 and highest and (part[1] = '*' or part[2] <> ''), step is null),
    false
  ))
  from unnest(string_to_array(lower(field), ',')) as item
  cross join lateral regexp_match(item, '^(\*(?!-)|\w{1,3})(?:-(\w{1,3}))?(?:/(\d{1,2}))?$') as part
  cross join lateral (select coalesce(part[2], part[1]) as upper, part[3]::int as step) as ends
  cross join lateral (
    select
      coalesce(array_position(names, part[1]) - 1 + lowest,
        case when part[1] = '*' then lowest else substring(part[1] from '^\d+$')::int end
      ) as first_value,
      coalesce(array_position(names, upper) - 1 + lowest,
        case when upper = '*' then highest else substring(upper from '^\d+$')::int end
      ) as last_value
  ) as bounds;
$$;
comment on function cron._is_valid_field(text, int, int, text[])
  is 'whether one of the five fields is a list of numbers, ranges and steps within its bounds';

create function cron._is_valid_schedule(schedule text) returns boolean
language sql immutable
set search_path = ''
as $$
  select case
    when lower(schedule) ~ '^\s*([1-9]|[1-5]\d)\s+seconds?\s*$' then true
    when trim(schedule) ~ '^@' then trim(schedule) in (
      '@hourly', '@daily', '@midnight', '@weekly', '@monthly', '@yearly', '@annually',
      '@reboot', '@restart'
    )
    else coalesce((
      select cardinality(field) = 5
        and cron._is_valid_field(field[1], 0, 59, '{}')
        and cron._is_valid_field(field[2], 0, 23, '{}')
        and (field[3] = '$' or cron._is_valid_field(field[3], 1, 31, '{}'))
        and cron._is_valid_field(
          field[4], 1, 12, '{jan,feb,mar,apr,may,jun,jul,aug,sep,oct,nov,dec}'
        )
        and cron._is_valid_field(field[5], 0, 7, '{sun,mon,tue,wed,thu,fri,sat}')
      from (select regexp_split_to_array(trim(schedule), '\s+') as field) as fields
    ), false)
  end;
$$;
comment on function cron._is_valid_schedule(text)
  is 'whether it is an interval of 1 to 59 seconds, five cron fields, or a name such as @daily';

create function cron._check_schedule(schedule text) returns void
language plpgsql immutable
set search_path = ''
as $$
begin
  if schedule is null then
    raise exception 'schedule can not be NULL';
  end if;
  if not cron._is_valid_schedule(schedule) then
    raise exception 'invalid schedule: %', schedule using
      errcode = 'invalid_parameter_value',
      hint = 'Use cron format (e.g. 5 4 * * *), or interval format ''[1-59] seconds''';
  end if;
end
$$;
comment on function cron._check_schedule(text) is 'raises an exception unless the schedule is valid';

-- Jobs. Nobody may write to cron.job directly, or postgres could make a job run as a superuser:
-- these functions do, as the table's owner, for the caller's own jobs.

create function cron._caller() returns text
language sql stable
set search_path = ''
as $$
  -- current_user would be the owner of the definer functions that ask.
  select coalesce(nullif(pg_catalog.current_setting('role'), 'none'), session_user);
$$;
comment on function cron._caller() is 'the role that the session acts as';

create function cron._may_act_for(username text) returns boolean
language sql stable
set search_path = ''
as $$
  select rolname = username or rolsuper from pg_catalog.pg_roles where rolname = cron._caller();
$$;
comment on function cron._may_act_for(text) is 'superusers may change everybody''s jobs';

create function cron.schedule_in_database(
  job_name text, schedule text, command text, database text, username text default null,
  active boolean default true
) returns bigint
language plpgsql security definer
set search_path = ''
as $$
declare
  caller constant text := cron._caller();
  scheduled_id bigint;
begin
  perform cron._check_schedule(schedule);
  if command is null then
    raise exception 'command can not be NULL';
  end if;
  if not cron._may_act_for(username) then
    raise exception 'must be superuser to create a job for another role';
  end if;
  insert into cron.job (jobname, schedule, command, database, username, active)
  values (
    job_name, schedule_in_database.schedule, schedule_in_database.command,
    schedule_in_database.database, coalesce(schedule_in_database.username, caller),
    schedule_in_database.active
  )
  on conflict on constraint jobname_username_uniq do update set
    schedule = excluded.schedule,
    command = excluded.command,
    database = excluded.database
  returning jobid into scheduled_id;
  return scheduled_id;
end
$$;
comment on function cron.schedule_in_database(text, text, text, text, text, boolean)
  is 'schedule a pg_cron job; only the local database''s jobs are run';

create function cron.schedule(job_name text, schedule text, command text) returns bigint
language plpgsql security definer
set search_path = ''
as $$
begin
  if job_name is null then
    raise exception 'job_name can not be NULL';
  end if;
  return cron.schedule_in_database(job_name, schedule, command, pg_catalog.current_database());
end
$$;
comment on function cron.schedule(text, text, text)
  is 'schedule a pg_cron job; a job of the caller that has this name is replaced';

create function cron.schedule(schedule text, command text) returns bigint
language sql strict security definer
set search_path = ''
as $$
  select cron.schedule_in_database(null, schedule, command, pg_catalog.current_database());
$$;
comment on function cron.schedule(text, text) is 'schedule a pg_cron job';

create function cron.alter_job(
  job_id bigint, schedule text default null, command text default null,
  database text default null, username text default null, active boolean default null
) returns void
language plpgsql security definer
set search_path = ''
as $$
begin
  if job_id is null then
    raise exception 'job_id can not be NULL';
  end if;
  if schedule is not null then
    perform cron._check_schedule(schedule);
  end if;
  if not cron._may_act_for(username) then
    raise exception 'must be superuser to alter username';
  end if;
  update cron.job j set
    schedule = coalesce(alter_job.schedule, j.schedule),
    command = coalesce(alter_job.command, j.command),
    database = coalesce(alter_job.database, j.database),
    username = coalesce(alter_job.username, j.username),
    active = coalesce(alter_job.active, j.active)
  where j.jobid = job_id and cron._may_act_for(j.username);
  if not found then
    raise exception 'Job % does not exist or you don''t own it', job_id;
  end if;
end
$$;
comment on function cron.alter_job(bigint, text, text, text, text, boolean)
  is 'alter the job; any option left as null is not modified';

create function cron.unschedule(job_id bigint) returns bool
language plpgsql strict security definer
set search_path = ''
as $$
begin
  delete from cron.job where jobid = job_id and cron._may_act_for(username);
  if not found then
    raise exception 'could not find valid entry for job %', job_id;
  end if;
  return true;
end
$$;
comment on function cron.unschedule(bigint) is 'unschedule a pg_cron job';

create function cron.unschedule(job_name text) returns bool
language plpgsql strict security definer
set search_path = ''
as $$
begin
  delete from cron.job where jobname = job_name and username = cron._caller();
  if not found then
    raise exception 'could not find valid entry for job ''%''', job_name;
  end if;
  return true;
end
$$;
comment on function cron.unschedule(text) is 'unschedule a pg_cron job';

create function cron.job_cache_invalidate() returns trigger
language plpgsql
set search_path = ''
as $$
begin
  perform pg_catalog.pg_notify('pg_cron', '');
  return null;
end
$$;
comment on function cron.job_cache_invalidate() is 'invalidate job cache';

create trigger cron_job_cache_invalidate
after insert or update or delete or truncate on cron.job
for each statement execute function cron.job_cache_invalidate();

-- As on hosted: everybody's own rows, but only postgres may enter the schema, and not even it may
-- write to cron.job.
grant select on cron.job, cron.job_run_details to public;
grant delete on cron.job_run_details to public;
grant select on sequence cron.jobid_seq, cron.runid_seq to public;
revoke all on function
  cron.alter_job(bigint, text, text, text, text, boolean),
  cron.schedule_in_database(text, text, text, text, text, boolean)
  from public;

grant usage on schema cron to postgres with grant option;
grant execute on all functions in schema cron to postgres with grant option;
grant select on cron.job to postgres with grant option;
grant select, insert, update, delete, truncate, references on cron.job_run_details
  to postgres with grant option;
