create function private.project_for_worker(p_project_id uuid) returns jsonb
language plpgsql stable
set search_path = ''
as $$
begin
  return (
    select jsonb_build_object(
      'id', id, 'project_name', project_name, 'brief_data', brief_data,
      'inspiration_image_url', inspiration_image_url
    )
    from public.brand_projects where id = p_project_id
  );
end
$$;
comment on function private.project_for_worker(uuid) is 'What a worker needs to know of a project.';

create function private.logos_for_director(p_project_id uuid) returns jsonb
language sql stable
set search_path = ''
as $$
  select coalesce(
    jsonb_agg(jsonb_build_object(
      'title', title, 'archetype', archetype, 'prompt', generation_prompt,
      'favorite', favorite, 'failed', error ->> 'code'
    ) order by ordinal),
    '[]'
  )
  from public.generated_assets
  -- Of the refinements, only a favorite says something about what to think of next.
  where project_id = p_project_id and generation_prompt is not null
    and (asset_type = 'logo_concept' or favorite);
$$;
comment on function private.logos_for_director(uuid) is
  '[{title, archetype, prompt, favorite, failed}]: what is there already, for a round that has to differ; failed is the code, or null.';

create function public.claim_prompts(
  p_round_id uuid, p_lease_token uuid default gen_random_uuid()
) returns jsonb
language plpgsql security definer
set search_path = ''
set lock_timeout = '2s'
as $$
declare
  v_round private.concept_rounds;
  job private.jobs;
  v_claim jsonb;
begin
  select * into v_round from private.concept_rounds where id = p_round_id;
  if not found then
    return private.skipped('not_found');
  end if;
  perform from public.brand_projects where id = v_round.project_id for no key update skip locked;
  if not found then
    return private.skipped(case
      when exists (select from public.brand_projects where id = v_round.project_id) then 'busy'
      else 'not_found'
    end);
  end if;
  select * into job from private.jobs where id = p_round_id for update;
  if not found then
    return private.skipped('not_pending');
  end if;
  v_claim := private.renew_claim(job, p_lease_token);
  if v_claim is null and private.why_not_now(job) is not null then
    return private.skipped(private.why_not_now(job));
  end if;
  v_claim := coalesce(v_claim, private.start_attempt(job, p_lease_token));
  if v_claim ->> 'outcome' = 'claimed' then
    v_claim := v_claim || jsonb_build_object(
      'project', private.project_for_worker(v_round.project_id),
      'round', jsonb_build_object(
        'id', v_round.id, 'wanted', v_round.wanted, 'archetype', v_round.archetype,
        'direction', v_round.direction
      ),
      'logos', private.logos_for_director(v_round.project_id)
    );
  end if;
  return v_claim;
end
$$;
comment on function public.claim_prompts(uuid, uuid) is
  'Takes up the thinking of a round''s concepts: {outcome: claimed, lease_token, lease_seconds, attempt, deadline_at, owner_id, project, round, logos} or {outcome: skipped, reason}. Asked again with the same token, it gives the same answer.';

create function private.usable_concepts(p_concepts jsonb, p_wanted integer) returns jsonb
language sql stable
set search_path = ''
as $$
  select jsonb_agg(concept order by place)
  from (
    select
      place,
      jsonb_build_object(
        'archetype', concept ->> 'archetype', 'prompt', concept ->> 'prompt',
        'title', private.sensible_text(concept ->> 'title', 120),
        'to_letter', case
          when jsonb_typeof(concept -> 'to_letter' -> 'text') = 'string' then concept -> 'to_letter'
        end
      ) as concept
    from jsonb_array_elements(
      case when jsonb_typeof(p_concepts) = 'array' then p_concepts else '[]' end
    ) with ordinality as listed (concept, place)
    where jsonb_typeof(concept) = 'object'
      and private.sensible_text(concept ->> 'title', 120) is not null
      and length(concept ->> 'prompt') > 0
      and concept ->> 'archetype' = any (enum_range(null::public.logo_archetype)::text[])
    order by place limit p_wanted
  ) as usable;
$$;
comment on function private.usable_concepts(jsonb, integer) is
  'Of a list, those concepts that can become assets, at most so many; null where there is none.';

create function public.complete_prompts(
  p_round_id uuid, p_lease_token uuid, p_concepts jsonb, p_report jsonb default '{}',
  p_prompt_version text default null
) returns jsonb
language plpgsql security definer
set search_path = ''
set lock_timeout = '2s'
as $$
declare
  job private.jobs;
  v_wanted integer;
  v_concepts jsonb;
  v_ids uuid[];
begin
  job := private.regain_job(p_round_id, p_lease_token);
  if job.id is null then
    return jsonb_build_object(
      'accepted', coalesce(private.earlier_outcome(p_lease_token) = 'completed', false),
      'asset_ids', '[]'::jsonb
    );
  end if;
  select wanted into v_wanted from private.concept_rounds where id = p_round_id;
  v_concepts := private.usable_concepts(p_concepts, v_wanted);
  if v_concepts is null then
    perform public.fail_job(
      p_round_id, p_lease_token, 'unknown', 'prompts_unusable', 'no concept can be used', null,
      p_report
    );
    return jsonb_build_object('accepted', false, 'asset_ids', '[]'::jsonb);
  end if;
  -- The job is settled first: inserting assets dispatches their jobs, and a worker that is called
  -- must find this job settled.
  perform private.settle_job(p_round_id);
  perform private.end_attempt(p_lease_token, 'completed', p_report);
  perform private.settle_round(p_round_id);
  with inserted as (
    insert into public.generated_assets (
      project_id, round_id, ordinal, title, archetype, generation_prompt, prompt_version, to_letter
    )
    select
      job.project_id, p_round_id, last.ordinal + place, concept ->> 'title',
      (concept ->> 'archetype')::public.logo_archetype, concept ->> 'prompt',
      private.sensible_text(p_prompt_version, 40),
      nullif(concept -> 'to_letter', 'null')
    from jsonb_array_elements(v_concepts) with ordinality as listed (concept, place),
      (select private.last_ordinal(job.project_id) as ordinal) as last
    returning id, ordinal
  )
  select array_agg(id order by ordinal) into v_ids from inserted;
  perform private.give_back_concepts(p_round_id, p_but => cardinality(v_ids));
  perform private.update_status(job.project_id);
  return jsonb_build_object('accepted', true, 'asset_ids', to_jsonb(v_ids));
end
$$;
comment on function public.complete_prompts(uuid, uuid, jsonb, jsonb, text) is
  'Turns [{archetype, title, prompt, to_letter}] into pending assets: as many as the round wants, or those that can be used. What was reserved for the others is given back. Not accepted: the lease is lost, or none can be used.';

grant execute on function
  public.claim_prompts(uuid, uuid), public.complete_prompts(uuid, uuid, jsonb, jsonb, text)
to service_role;
