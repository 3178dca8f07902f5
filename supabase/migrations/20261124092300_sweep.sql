-- The sweep, which runs at short intervals, takes back work that was lost, fails what is late, and
-- calls for what is due.

create table private.sweeps (
  is_only_row boolean primary key default true,
  last_good_at timestamptz not null default clock_timestamp(),
  last_error text,
  last_error_at timestamptz,
  next_hand_out_at timestamptz not null default '-infinity',
  constraint sweeps_has_one_row check (is_only_row)
);
comment on table private.sweeps is
  'When a sweep last got through all its parts, and what last kept one from it.';
comment on column private.sweeps.next_hand_out_at is
  'From when the end of an attempt may have starts of a slowed gate handed out.';
insert into private.sweeps default values;

create table private.set_aside_jobs (
  id bigint generated always as identity primary key,
  job_id uuid not null,
  owner_id uuid not null,
  at timestamptz not null default clock_timestamp(),
  error text not null,
  is_failed boolean not null
);
comment on table private.set_aside_jobs is
  'Jobs that the sweep could not settle, and why, for operators. is_failed: their row failed with worker_lost; else not even that could be done, and it is tried again every ten minutes. Kept for 90 days.';
create index set_aside_jobs_by_age on private.set_aside_jobs (at);

create function private.set_aside(p_job_id uuid, p_error text) returns void
language plpgsql
set search_path = ''
as $$
declare
  v_is_failed boolean := true;
begin
  begin
    update private.attempts set ended_at = clock_timestamp(), outcome = 'lost'
    from private.jobs
    where jobs.id = p_job_id and attempts.lease_token = jobs.lease_token
      and attempts.ended_at is null;
    perform private.fail_work(
      private.lock_job(p_job_id), private.job_error('worker_lost', 'lost', p_error)
    );
  exception
    when others then
      v_is_failed := false;
      update private.jobs set set_aside_at = clock_timestamp() where id = p_job_id;
  end;
  insert into private.set_aside_jobs (job_id, owner_id, error, is_failed)
  select id, owner_id, left(p_error, 1000), v_is_failed from private.jobs where id = p_job_id;
  raise warning 'job % is set aside: %', p_job_id, p_error;
end
$$;
comment on function private.set_aside(uuid, text) is
  'Fails a job that can''t be settled as it should be, and tells operators, so that the others go on.';

create function private.try_set_aside(p_job_id uuid, p_error text) returns void
language plpgsql
set search_path = ''
as $$
begin
  perform private.set_aside(p_job_id, p_error);
exception
  when others then
    raise warning 'job % can''t be set aside: % (%)', p_job_id, sqlerrm, p_error;
end
$$;
comment on function private.try_set_aside(uuid, text) is
  'The same where nothing at all can be written to the job: then the next sweep finds it again, and the others go on.';

create function private.sweep_overdue(p_limit integer) returns integer
language plpgsql
set search_path = ''
as $$
declare
  job record;
  v_tried integer := 0;
  v_count integer := 0;
  v_held_project_id uuid;
begin
  for job in
    select * from (
      select id, project_id, asset_id, true as is_leased, set_aside_at from private.jobs
      where lease_token is not null and lease_expires_at <= clock_timestamp()
      union all
      select id, project_id, asset_id, false, set_aside_at from private.jobs
      where settled_at is null and lease_token is null and deadline_at <= clock_timestamp()
    ) as overdue
    where set_aside_at is null or set_aside_at < clock_timestamp() - interval '10 minutes'
    order by project_id, id
  loop
    -- Counted here: those that somebody has locked must not take the place of others.
    exit when v_tried >= p_limit;
    continue when job.project_id = v_held_project_id;
    -- Each in a subtransaction of its own, so that one that can't be settled does not stop the
    -- others.
    begin
      -- Never waits: a transaction that has the project locked is working on it, and the next sweep
      -- comes soon.
      perform from public.brand_projects where id = job.project_id for no key update skip locked;
      continue when not found and job.project_id is not null;
      -- Nor for an asset: a transaction that has it locked may wait for the project's event log,
      -- which this one has locked. They would wait for each other.
      perform from public.generated_assets where id = job.asset_id for no key update skip locked;
      continue when not found and job.asset_id is not null;
      perform from private.jobs where id = job.id for update skip locked;
      continue when not found;
      v_tried := v_tried + 1;
      if job.is_leased then
        perform private.lose_lease(job.id);
      else
        perform private.miss_deadline(job.id);
      end if;
      v_count := v_count + 1;
    exception
      -- Not the job's own fault: the next sweep finds it again.
      when lock_not_available then
        -- All of its project's jobs would wait for that row, each for a second.
        v_held_project_id := job.project_id;
        raise warning 'job % is left to the next sweep: %', job.id, sqlerrm;
      when transaction_rollback or insufficient_resources or system_error then
        raise warning 'job % is left to the next sweep: %', job.id, sqlerrm;
      when others then
        perform private.try_set_aside(job.id, sqlstate || ' ' || sqlerrm);
    end;
  end loop;
  return v_count;
end
$$;
comment on function private.sweep_overdue(integer) is
  'Takes work back from silent workers, and fails what was not done in its time.';

create function private.sweep(p_limit integer default 100) returns jsonb
language plpgsql security definer
set search_path = ''
set lock_timeout = '1s'
as $$
declare
  v_overdue integer;
  v_dispatched integer;
  v_error text;
begin
  if not pg_try_advisory_xact_lock(hashtextextended('logokraft:sweep', 0)) then
    return jsonb_build_object('skipped', true);
  end if;
  -- Each part in a subtransaction of its own, so that the work of one stays when another fails.
  begin
    v_overdue := private.sweep_overdue(p_limit);
  exception
    when others then
      v_error := 'overdue: ' || sqlerrm;
  end;
  begin
    perform private.open_missing_thumbnails();
  exception
    when others then
      v_error := concat_ws('; ', v_error, 'thumbnails: ' || sqlerrm);
  end;
  begin
    v_dispatched := private.sweep_due_jobs(p_limit);
  exception
    when others then
      v_error := concat_ws('; ', v_error, 'due jobs: ' || sqlerrm);
  end;
  begin
    perform private.dispatch_removals();
  exception
    when others then
      v_error := concat_ws('; ', v_error, 'removals: ' || sqlerrm);
  end;
  begin
    perform private.dispatch_withdrawals();
  exception
    when others then
      v_error := concat_ws('; ', v_error, 'withdrawals: ' || sqlerrm);
  end;
  begin
    perform private.watch_call_queue();
  exception
    when others then
      v_error := concat_ws('; ', v_error, 'call queue: ' || sqlerrm);
  end;
  if v_error is not null then
    raise warning 'the sweep failed: %', v_error;
  end if;
  begin
    update private.sweeps set
      last_good_at = case when v_error is null then clock_timestamp() else last_good_at end,
      last_error = coalesce(left(v_error, 1000), last_error),
      last_error_at = case when v_error is null then last_error_at else clock_timestamp() end;
  exception
    -- Somebody has that row locked: what was swept is swept all the same.
    when lock_not_available then
      raise warning 'how the sweep went is not written down: %', sqlerrm;
  end;
  return jsonb_strip_nulls(jsonb_build_object(
    'overdue', v_overdue, 'dispatched', v_dispatched, 'error', v_error
  ));
end
$$;
comment on function private.sweep(integer) is 'One round of the sweeper; two never run at once.';

select cron.schedule('sweep', '10 seconds', 'select private.sweep()');
