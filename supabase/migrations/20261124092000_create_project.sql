create function private.refuse_project(
  p_owner_id uuid, p_concept_count integer,
  p_max_active_projects integer, p_max_generations_per_day integer
) returns jsonb
language plpgsql
set search_path = ''
as $$
begin
  if (
    select count(*) from public.brand_projects
    where user_id = p_owner_id and status in ('prompting', 'generating')
  ) >= p_max_active_projects then
    return private.refusal('active_project_limit', p_max_active_projects, 0, 30);
  end if;
  return private.check_daily_limit(p_owner_id, p_concept_count, p_max_generations_per_day);
end
$$;
comment on function private.refuse_project(uuid, integer, integer, integer) is
  'Null, or why an owner may have no further project now.';

create function public.create_project(
  p_project_id uuid, p_owner_id uuid, p_project_name text, p_brief_data jsonb,
  p_concept_count integer, p_max_active_projects integer, p_max_generations_per_day integer,
  p_inspiration_path text default null,
  p_idempotency_key text default null, p_request_hash text default null
) returns jsonb
language plpgsql security definer
set search_path = ''
set lock_timeout = '2s'
as $$
declare
  v_answer jsonb;
begin
  v_answer := private.begin_spending(p_owner_id, p_idempotency_key, p_request_hash);
  if v_answer is not null then
    return v_answer;
  end if;
  v_answer := private.refuse_project(
    p_owner_id, p_concept_count, p_max_active_projects, p_max_generations_per_day
  );
  if v_answer is not null then
    return v_answer;
  end if;
  if p_inspiration_path is not null
    and not private.keep_objects('inspiration-images', array[p_inspiration_path], null)
  then
    -- The upload took so long that its object is already being removed.
    return private.refusal('unavailable');
  end if;
  insert into public.brand_projects (
    id, user_id, project_name, brief_data, concept_count, inspiration_image_url
  )
  values (
    p_project_id, p_owner_id, p_project_name, p_brief_data, p_concept_count, p_inspiration_path
  );
  perform private.reserve_concepts(
    p_owner_id, p_project_id, (private.open_round(p_project_id)).id, p_concept_count
  );
  perform private.keep_idempotency_key(
    p_owner_id, p_idempotency_key, p_request_hash, p_project_id, '{}'
  );
  return jsonb_build_object(
    'outcome', 'created', 'project_id', p_project_id,
    -- As it was logged a moment ago; putting it together again would take longer.
    'project', (
      select payload from private.project_events where project_id = p_project_id and seq = 1
    )
  );
end
$$;
comment on function public.create_project(
  uuid, uuid, text, jsonb, integer, integer, integer, text, text, text
) is
  'Accepts a brief: {outcome: created, project_id, project}, {outcome: replayed, project_id} or {outcome: refused, code, …}. The inspiration was reserved and uploaded before.';

grant execute on function public.create_project(
  uuid, uuid, text, jsonb, integer, integer, integer, text, text, text
) to service_role;
