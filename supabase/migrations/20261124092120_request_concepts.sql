create function private.refuse_concepts(
  p_owner_id uuid, p_project_id uuid, p_count integer, p_max_generations_per_day integer
) returns jsonb
language plpgsql
set search_path = ''
as $$
begin
  if (private.open_round(p_project_id)).id is not null then
    return private.refusal('project_busy');
  elsif p_count > private.free_places(p_project_id) then
    return private.refusal('project_full');
  end if;
  return private.check_daily_limit(p_owner_id, p_count, p_max_generations_per_day);
end
$$;
comment on function private.refuse_concepts(uuid, uuid, integer, integer) is
  'Null, or why a project may have no further round now.';

create function private.begin_round(
  p_project_id uuid, p_owner_id uuid, p_wanted integer,
  p_archetype public.logo_archetype, p_direction text
) returns uuid
language plpgsql
set search_path = ''
as $$
declare
  v_id uuid;
begin
  insert into private.concept_rounds (project_id, owner_id, number, wanted, archetype, direction)
  values (
    p_project_id, p_owner_id, coalesce((private.last_round(p_project_id)).number, 0) + 1,
    p_wanted, p_archetype, p_direction
  )
  returning id into v_id;
  perform private.reserve_concepts(p_owner_id, p_project_id, v_id, p_wanted);
  return private.open_job('prompts', v_id, p_owner_id, p_project_id, p_vendor => 'gemini');
end
$$;
comment on function private.begin_round(uuid, uuid, integer, public.logo_archetype, text) is
  'A further round of a project, its pictures reserved, and the work that it makes.';

create function public.request_concepts(
  p_owner_id uuid, p_project_id uuid, p_count integer, p_max_generations_per_day integer,
  p_archetype public.logo_archetype default null, p_direction text default null,
  p_idempotency_key text default null, p_request_hash text default null
) returns jsonb
language plpgsql security definer
set search_path = ''
set lock_timeout = '2s'
as $$
declare
  v_answer jsonb;
  v_round_id uuid;
begin
  v_answer := private.begin_spending(p_owner_id, p_idempotency_key, p_request_hash);
  if v_answer is not null then
    return v_answer;
  end if;
  perform from public.brand_projects
  where id = p_project_id and user_id = p_owner_id for no key update;
  if not found then
    return private.refusal('not_found');
  end if;
  v_answer := private.refuse_concepts(
    p_owner_id, p_project_id, p_count, p_max_generations_per_day
  );
  if v_answer is not null then
    return v_answer;
  end if;
  v_round_id := private.begin_round(p_project_id, p_owner_id, p_count, p_archetype, p_direction);
  perform private.update_status(p_project_id, p_goes_on => true);
  perform private.keep_idempotency_key(
    p_owner_id, p_idempotency_key, p_request_hash, p_project_id, '{}'
  );
  perform private.dispatch(array[v_round_id]);
  return private.done(
    p_project_id, jsonb_build_object('project', private.project_payload(p_project_id))
  );
end
$$;
comment on function public.request_concepts(
  uuid, uuid, integer, integer, public.logo_archetype, text, text, text
) is
  'Asks for p_count more concepts, unlike those that are there: {outcome: done, project_id, project}, {outcome: replayed, project_id} or a refusal.';

grant execute on function public.request_concepts(
  uuid, uuid, integer, integer, public.logo_archetype, text, text, text
) to service_role;
