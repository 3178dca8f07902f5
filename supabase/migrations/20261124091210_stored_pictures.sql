-- A picture that a job keeps in Storage for its next attempt stays on the list of removals: it is
-- removed once the job can't use it any more.

create function private.keep_stored_picture(p_job_id uuid) returns boolean
language plpgsql
set search_path = ''
as $$
declare
  job private.jobs;
  v_is_kept boolean;
begin
  select * into job from private.jobs where id = p_job_id;
  if job.provider_job ->> 'kind' is distinct from 'stored_picture' then
    return true;
  end if;
  update private.object_removals set due_at = private.removal_due(job.deadline_at)
  where bucket = 'generated-assets' and path = job.provider_job ->> 'path'
    and job_id = p_job_id and claimed_at is null;
  v_is_kept := found;
  if not v_is_kept then
    update private.jobs set provider_job = null where id = p_job_id;
  end if;
  return v_is_kept;
end
$$;
comment on function private.keep_stored_picture(uuid) is
  'A picture that a job keeps in Storage stays there until the job''s deadline. False: it is being removed already, so the job forgets it.';

create function private.drop_stored_picture() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  if tg_op = 'DELETE' then
    update private.object_removals set due_at = clock_timestamp()
    where bucket = 'generated-assets' and path = old.provider_job ->> 'path' and job_id = old.id;
  elsif new.provider_job ->> 'path' is distinct from old.provider_job ->> 'path' then
    -- Its attempt may settle with it all the same.
    update private.object_removals set
      due_at = coalesce(private.removal_due(new.lease_expires_at), clock_timestamp())
    where bucket = 'generated-assets' and path = old.provider_job ->> 'path' and job_id = old.id;
  end if;
  return null;
end
$$;
comment on function private.drop_stored_picture() is
  'A picture that a job no longer keeps is removed: at once where the job is gone, else with its attempt''s lease.';

create trigger drop_stored_picture after update of provider_job or delete on private.jobs
  for each row when (old.provider_job ->> 'kind' = 'stored_picture')
  execute function private.drop_stored_picture();
