create function private.project_for_worker(p_project_id uuid) returns jsonb
language sql stable
set search_path = ''
as $$
  select jsonb_build_object(
    'id', id, 'project_name', project_name, 'brief_data', brief_data,
    'concept_count', concept_count, 'inspiration_image_url', inspiration_image_url
  )
  from public.brand_projects where id = p_project_id;
$$;
comment on function private.project_for_worker(uuid) is 'What a worker needs to know of a project.';

create function public.claim_prompts(
  p_project_id uuid, p_lease_token uuid default gen_random_uuid()
) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  project public.brand_projects;
  job private.jobs;
  v_claim jsonb;
begin
  select * into project from public.brand_projects where id = p_project_id
  for no key update skip locked;
  if not found then
    return private.skipped(case
      when exists (select from public.brand_projects where id = p_project_id) then 'busy'
      else 'not_found'
    end);
  end if;
  select * into job from private.jobs where id = p_project_id for update;
  if not found or project.status <> 'prompting' then
    return private.skipped('not_pending');
  end if;
  v_claim := private.renew_claim(job, p_lease_token);
  if v_claim is null and private.why_not_now(job) is not null then
    return private.skipped(private.why_not_now(job));
  end if;
  v_claim := coalesce(v_claim, private.start_attempt(job, p_lease_token));
  if v_claim ->> 'outcome' = 'claimed' then
    v_claim := v_claim || jsonb_build_object('project', private.project_for_worker(p_project_id));
  end if;
  return v_claim;
end
$$;
comment on function public.claim_prompts(uuid, uuid) is
  'Takes up the writing of a project''s prompts: {outcome: claimed, lease_token, lease_seconds, attempt, deadline_at, owner_id, project} or {outcome: skipped, reason}. Asked again with the same token, it gives the same answer.';

create function public.complete_prompts(
  p_project_id uuid, p_lease_token uuid, p_concepts jsonb, p_report jsonb default '{}',
  p_prompt_version text default null
) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  job private.jobs;
  v_wanted integer;
  v_ids uuid[];
begin
  job := private.hold_job(p_project_id, p_lease_token);
  if job.id is null then
    return jsonb_build_object(
      'accepted', coalesce(private.earlier_outcome(p_lease_token) = 'completed', false),
      'asset_ids', '[]'::jsonb
    );
  end if;
  select concept_count into v_wanted from public.brand_projects where id = p_project_id;
  if jsonb_array_length(p_concepts) <> v_wanted then
    raise exception '% concepts are wanted, not %', v_wanted, jsonb_array_length(p_concepts)
      using errcode = 'invalid_parameter_value';
  end if;
  -- The job first: an insert of assets calls for work, and what it calls must find this one done.
  perform private.settle_job(p_project_id);
  perform private.end_attempt(p_lease_token, 'completed', p_report);
  with inserted as (
    insert into public.generated_assets (
      project_id, ordinal, title, archetype, generation_prompt, prompt_version
    )
    select
      p_project_id, ordinal, concept ->> 'title',
      (concept ->> 'archetype')::public.logo_archetype, concept ->> 'prompt', p_prompt_version
    from jsonb_array_elements(p_concepts) with ordinality as listed (concept, ordinal)
    returning id, ordinal
  )
  select array_agg(id order by ordinal) into v_ids from inserted;
  perform private.hand_reservation_on(p_project_id, v_ids);
  update public.brand_projects set status = 'generating' where id = p_project_id;
  return jsonb_build_object('accepted', true, 'asset_ids', to_jsonb(v_ids));
end
$$;
comment on function public.complete_prompts(uuid, uuid, jsonb, jsonb, text) is
  'Turns [{archetype, title, prompt}], as many as the brief asks for, into pending assets. Not accepted: the lease is lost.';

grant execute on function
  public.claim_prompts(uuid, uuid), public.complete_prompts(uuid, uuid, jsonb, jsonb, text)
to service_role;
