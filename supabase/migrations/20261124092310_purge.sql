-- How long is kept what nobody needs for ever.

create function private.purge() returns void
language sql security definer
set search_path = ''
as $$
  delete from private.project_events where at < now() - interval '7 days';
  delete from private.idempotency_keys
  where created_at < now() - private.idempotency_window();
  delete from private.reservations where reserved_at < now() - private.daily_window();
  delete from private.attempts where started_at < now() - interval '90 days'
    and not exists (select from private.jobs where id = job_id);
  delete from private.kit_requests where at < now() - interval '1 hour';
  delete from private.hourly_counts where since < now() - interval '1 hour';
  delete from private.webhook_deliveries where created_at < now() - interval '7 days';
  delete from private.withdrawals where listed_at < now() - interval '1 hour';
  delete from private.set_aside_jobs where at < now() - interval '90 days';
  -- By number: a run that a crash cut off has no end_time for ever, one that never began no
  -- start_time either.
  delete from cron.job_run_details
  where runid <= (
    select max(runid) from cron.job_run_details where start_time < now() - interval '1 day'
  );
$$;
comment on function private.purge() is 'Deletes what has had its time; cron keeps its history for ever.';

select cron.schedule('purge', '17 * * * *', 'select private.purge()');
