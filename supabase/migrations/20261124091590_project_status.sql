-- What a project's status follows from: its rounds and its assets, and whether it was cancelled.

create function private.status_of_work(p_project public.brand_projects)
returns public.project_status
language plpgsql stable
set search_path = ''
as $$
begin
  return (case
    when exists (
      select from private.concept_rounds where project_id = p_project.id and settled_at is null
    ) then 'prompting'
    when exists (
      select from public.generated_assets
      where project_id = p_project.id and status in ('pending', 'generating')
    ) then 'generating'
    when p_project.deleted_completed or exists (
      select from public.generated_assets where project_id = p_project.id and status = 'completed'
    ) then 'completed'
    else 'failed'
  end)::public.project_status;
end
$$;
comment on function private.status_of_work(public.brand_projects) is
  'A project''s status by its rounds and its assets alone: cancelled is not among them.';

create function private.update_status(p_project_id uuid, p_goes_on boolean default false)
returns public.project_status
language plpgsql
set search_path = ''
as $$
declare
  project public.brand_projects;
  v_work public.project_status;
  v_status public.project_status;
  v_error jsonb;
begin
  select * into project from public.brand_projects where id = p_project_id;
  if not found then
    return null;
  end if;
  v_work := private.status_of_work(project);
  v_status := case
    when project.status = 'cancelled' and not p_goes_on then project.status else v_work
  end;
  if v_status <> 'prompting' then
    v_error := (private.last_round(p_project_id)).error;
    if v_error is null and v_status = 'failed' then
      -- All failed: the project gets the error that most of its assets have.
      select private.failure(mode() within group (order by error ->> 'code')) into v_error
      from public.generated_assets where project_id = p_project_id;
    end if;
  end if;
  update public.brand_projects set status = v_status, error = v_error
  where id = p_project_id and (status, error) is distinct from (v_status, v_error);
  return v_work;
end
$$;
comment on function private.update_status(uuid, boolean) is
  'Gives a project the status and the error that follow from its rounds and assets, under its lock. Cancelled stays, unless new work was accepted. Returns the status of its work.';

create function private.settle_project(p_project_id uuid) returns void
language plpgsql
set search_path = ''
as $$
begin
  if private.update_status(p_project_id) in ('completed', 'failed') then
    perform private.log_event(
      p_project_id, 'generation_complete', private.project_payload(p_project_id)
    );
  end if;
end
$$;
comment on function private.settle_project(uuid) is
  'Ends a project in which nothing is left to do. To be called once after each end of work, under the project''s lock.';
