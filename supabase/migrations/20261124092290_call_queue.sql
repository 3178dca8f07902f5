-- pg_net's queue says which calls wait, but not since when. So each sweep looks which one is the
-- first, and keeps when it first saw it there.

create table private.call_queue_watch (
  is_only_row boolean primary key default true,
  first_call_id bigint,
  seen_since timestamptz,
  constraint call_queue_watch_has_one_row check (is_only_row),
  constraint first_call_has_its_time check ((first_call_id is null) = (seen_since is null))
);
comment on table private.call_queue_watch is
  'Which call was the first in pg_net''s queue at the last sweep, and which sweep saw it there first. Null while the queue is empty.';
insert into private.call_queue_watch default values;

create function private.watch_call_queue() returns void
language plpgsql
set search_path = ''
as $$
declare
  v_first_id constant bigint := (select min(id) from net.http_request_queue);
begin
  update private.call_queue_watch set
    first_call_id = v_first_id,
    seen_since = case when v_first_id is not null then clock_timestamp() end
  where first_call_id is distinct from v_first_id;
end
$$;
comment on function private.watch_call_queue() is
  'Keeps since when the first call of pg_net''s queue waits. To be called by each sweep.';

create function private.call_queue() returns jsonb
language sql stable security definer
set search_path = ''
as $$
  select jsonb_build_object(
    'queued', (select count(*) from net.http_request_queue),
    'oldest_queued_at', (select seen_since from private.call_queue_watch),
    'last_answer_at', (select max(created) from net._http_response),
    'answers_last_hour', (
      select coalesce(jsonb_object_agg(answer, answers), '{}')
      from (
        select
          case
            when timed_out then 'timeout'
            else coalesce(status_code::text, 'no answer')
          end as answer,
          count(*) as answers
        from net._http_response where created > now() - interval '1 hour'
        group by 1
      ) as counted
    ),
    'last_error', (
      select jsonb_build_object('at', created, 'error', left(coalesce(error_msg, content), 300))
      from net._http_response
      where error_msg is not null or status_code >= 400
      order by created desc limit 1
    )
  );
$$;
comment on function private.call_queue() is
  '{queued, oldest_queued_at, last_answer_at, answers_last_hour: {status, timeout or no answer: how many}, last_error: {at, error}}: how the database''s calls of functions fare in pg_net.';

-- A function, because pg_cron lets each role see its own jobs alone, and takes a view's reader for
-- that role.
create function private.cron_jobs() returns jsonb
language sql stable security definer
set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'job', job.jobname,
    'schedule', job.schedule,
    'is_active', job.active,
    'last_run', last_run.run,
    'last_good_at', lately.last_good_at,
    'failed_last_hour', lately.failed
  ) order by job.jobname), '[]')
  from cron.job
  left join lateral (
    select jsonb_build_object(
      'status', status, 'message', left(return_message, 300), 'started_at', start_time,
      'ended_at', end_time
    ) as run
    from cron.job_run_details as runs where runs.jobid = job.jobid
    order by runid desc limit 1
  ) as last_run on true
  cross join lateral (
    select
      max(end_time) filter (where status = 'succeeded') as last_good_at,
      count(*) filter (
        where status = 'failed' and start_time > now() - interval '1 hour'
      ) as failed
    from cron.job_run_details as runs where runs.jobid = job.jobid
  ) as lately;
$$;
comment on function private.cron_jobs() is
  '[{job, schedule, is_active, last_run: {status, message, started_at, ended_at}, last_good_at, failed_last_hour}] of the last day.';

create function private.vault_names() returns jsonb
language sql stable security definer
set search_path = ''
as $$
  select coalesce(jsonb_agg(name order by name), '[]') from vault.secrets where name is not null;
$$;
comment on function private.vault_names() is 'What Vault holds, by name; never what it says.';
