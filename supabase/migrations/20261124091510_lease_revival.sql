-- A worker that can't reach the database for longer than its lease may hold a picture that is paid
-- for. While nobody else has claimed the job, it is given its lease back.

create function private.may_be_revived(p_job_id uuid, p_lease_token uuid) returns boolean
language plpgsql stable
set search_path = ''
as $$
begin
  return exists (
    select from private.jobs
    join private.attempts on attempts.job_id = jobs.id and attempts.claim = jobs.claims
    where jobs.id = p_job_id and jobs.lease_token is null and jobs.settled_at is null
      and jobs.deadline_at > clock_timestamp()
      -- None was lost since a retry: who lost one before it is too late.
      and attempts.outcome = 'lost' and jobs.lost_leases > 0
      and (p_lease_token is null or attempts.lease_token = p_lease_token)
  );
end
$$;
comment on function private.may_be_revived(uuid, uuid) is
  'Whether the last lease on a job was lost and nobody has claimed it since: that lease, or any where no token is given.';

create function private.resume_work(p_job private.jobs) returns void
language plpgsql
set search_path = ''
as $$
begin
  case p_job.kind
    when 'picture' then
      update public.generated_assets set status = 'generating'
      where id = p_job.asset_id and status = 'pending';
    when 'prompts', 'thumbnail', 'kit_step', 'delivery' then
      null;
  end case;
end
$$;
comment on function private.resume_work(private.jobs) is
  'A worker has its lost lease back: what its row shows of that.';

create function private.regain_job(p_job_id uuid, p_lease_token uuid) returns private.jobs
language plpgsql
set search_path = ''
as $$
declare
  job private.jobs;
begin
  job := private.hold_job(p_job_id, p_lease_token);
  if job.id is not null or p_lease_token is null
    or not private.may_be_revived(p_job_id, p_lease_token)
  then
    return job;
  end if;
  update private.attempts set ended_at = null, outcome = null where lease_token = p_lease_token;
  update private.jobs set
    lease_token = p_lease_token,
    lease_expires_at = clock_timestamp() + private.lease_duration(),
    lost_leases = greatest(0, lost_leases - 1)
  where id = p_job_id
  returning * into job;
  perform private.resume_work(job);
  return job;
end
$$;
comment on function private.regain_job(uuid, uuid) is
  'As private.hold_job, for who may have the lease back too: it is theirs again.';
