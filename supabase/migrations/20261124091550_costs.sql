-- What pictures and prompts cost, by the price list that the workers' reports are made with. A lost
-- attempt has reported only the drawing that it kept for the next one, if there was one. Its other
-- costs are known to the vendor alone.

create function private.cost_of_job(p_job_id uuid) returns numeric
language plpgsql stable
set search_path = ''
as $$
begin
  return (
    select case
      when bool_or(report ? 'unpriced') then null
      else greatest(0, least(coalesce(sum(private.report_cost(report)), 0), 999999))
    end
    from private.attempts where job_id = p_job_id
  );
end
$$;
comment on function private.cost_of_job(uuid) is 'US dollars that the attempts at a job cost; null where one was paid for at a price that is not known.';

create function private.take_asset_cost() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  new.cost_usd := private.cost_of_job(new.id);
  return new;
end
$$;
comment on function private.take_asset_cost() is
  'An attempt is written down as ended before its row changes, so the change''s event tells its cost.';

create trigger take_cost before update of status on public.generated_assets
  for each row when (old.status = 'generating' and new.status <> 'generating')
  execute function private.take_asset_cost();

create function private.cost_of_prompting(p_project_id uuid) returns numeric
language sql stable
set search_path = ''
as $$
  select case when bool_or(cost is null) then null else least(coalesce(sum(cost), 0), 999999) end
  from (
    select private.cost_of_job(id) as cost
    from private.concept_rounds where project_id = p_project_id
  ) as rounds;
$$;
comment on function private.cost_of_prompting(uuid) is
  'US dollars that the writing of a project''s prompts cost, all rounds together; null where a price is not known.';

create function private.take_prompting_cost() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  new.prompting_cost_usd := private.cost_of_prompting(new.id);
  return new;
end
$$;
comment on function private.take_prompting_cost() is 'As take_asset_cost, of a project''s prompts.';

create trigger take_cost before update of status on public.brand_projects
  for each row when (old.status = 'prompting' and new.status <> 'prompting')
  execute function private.take_prompting_cost();

create function public.report_attempt(p_job_id uuid, p_lease_token uuid, p_report jsonb)
returns boolean
language plpgsql security definer
set search_path = ''
set lock_timeout = '2s'
as $$
begin
  perform from public.brand_projects
  where id = (select project_id from private.jobs where id = p_job_id) for no key update;
  update private.attempts set report = report || private.clean_report(p_report)
  where lease_token = p_lease_token and job_id = p_job_id and outcome in ('cancelled', 'lost');
  if not found then
    return false;
  end if;
  -- What the rows show was summed up when the attempt was ended. A row that would stay as it is isn't
  -- written: its updated_at would change, and no event tell of it.
  update public.generated_assets set cost_usd = private.cost_of_job(id)
  where id = p_job_id and status in ('completed', 'failed')
    and cost_usd is distinct from private.cost_of_job(id);
  update public.brand_projects set prompting_cost_usd = private.cost_of_prompting(id)
  where id = (select project_id from private.concept_rounds where id = p_job_id)
    and status <> 'prompting'
    and prompting_cost_usd is distinct from private.cost_of_prompting(id);
  return true;
end
$$;
comment on function public.report_attempt(uuid, uuid, jsonb) is
  'Writes down what an attempt cost that somebody else ended meanwhile: cancelled, deleted or taken from its worker. Its project may be gone. False: it ended by itself, and has reported.';

grant execute on function public.report_attempt(uuid, uuid, jsonb) to service_role;
