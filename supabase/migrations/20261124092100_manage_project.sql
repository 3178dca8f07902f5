create function public.cancel_project(p_owner_id uuid, p_project_id uuid) returns jsonb
language plpgsql security definer
set search_path = ''
set lock_timeout = '2s'
as $$
declare
  project public.brand_projects;
  v_round_id uuid;
  v_asset_id uuid;
begin
  -- A change of many favorites locks them in an order of its own.
  perform private.lock_owner('favorites', p_owner_id);
  select * into project from public.brand_projects
  where id = p_project_id and user_id = p_owner_id for no key update;
  if not found then
    return private.refusal('not_found');
  elsif project.status not in ('prompting', 'generating') then
    return private.done(p_project_id);
  end if;
  -- All of them are locked before the first event is written. Otherwise a claim, which has one of
  -- them locked and waits for the event log, and this transaction would wait for each other.
  perform from public.generated_assets
  where project_id = p_project_id and status = 'pending'
  order by ordinal for no key update;
  for v_asset_id in
    select id from public.generated_assets
    where project_id = p_project_id and status = 'pending'
    order by ordinal
  loop
    perform private.give_back_picture(p_project_id, v_asset_id);
    perform private.settle_job(v_asset_id, private.job_error('cancelled'));
    update public.generated_assets set status = 'failed', error = private.failure('cancelled')
    where id = v_asset_id;
  end loop;
  v_round_id := (private.open_round(p_project_id)).id;
  if v_round_id is not null then
    perform private.end_attempt(lease_token, 'cancelled', null)
    from private.jobs where id = v_round_id;
    perform private.settle_job(v_round_id, private.job_error('cancelled'));
    perform private.settle_round(v_round_id);
    perform private.give_back_concepts(v_round_id);
  end if;
  update public.brand_projects set status = 'cancelled' where id = p_project_id;
  perform private.settle_project(p_project_id);
  perform private.dispatch_withdrawals();
  return private.done(p_project_id);
end
$$;
comment on function public.cancel_project(uuid, uuid) is
  'Stops prompting and fails what is pending; what is being drawn finishes. A finished project stays as it is.';

create function public.retry_project(
  p_owner_id uuid, p_project_id uuid, p_max_generations_per_day integer,
  p_idempotency_key text default null, p_request_hash text default null,
  p_without_inspiration boolean default false
) returns jsonb
language plpgsql security definer
set search_path = ''
set lock_timeout = '2s'
as $$
declare
  project public.brand_projects;
  v_round private.concept_rounds;
  v_answer jsonb;
begin
  v_answer := private.begin_spending(p_owner_id, p_idempotency_key, p_request_hash);
  if v_answer is not null then
    return v_answer;
  end if;
  select * into project from public.brand_projects
  where id = p_project_id and user_id = p_owner_id for no key update;
  if not found then
    return private.refusal('not_found');
  elsif project.status <> 'failed'
    -- Its logos were deleted, which means that its prompts had been written.
    or project.deleted_ordinal > 0
    or exists (select from public.generated_assets where project_id = p_project_id)
  then
    return private.refusal('project_not_failed');
  end if;
  v_round := private.last_round(p_project_id);
  v_answer := private.check_daily_limit(p_owner_id, v_round.wanted, p_max_generations_per_day);
  if v_answer is not null then
    return v_answer;
  end if;
  perform private.reserve_concepts(p_owner_id, p_project_id, v_round.id, v_round.wanted);
  if p_without_inspiration then
    update public.brand_projects set inspiration_image_url = null where id = p_project_id;
  end if;
  update private.concept_rounds set settled_at = null, error = null where id = v_round.id;
  perform private.reopen_job(v_round.id);
  perform private.update_status(p_project_id);
  perform private.keep_idempotency_key(
    p_owner_id, p_idempotency_key, p_request_hash, p_project_id, '{}'
  );
  perform private.dispatch(array[v_round.id]);
  return private.done(
    p_project_id, jsonb_build_object('project', private.project_payload(p_project_id))
  );
end
$$;
comment on function public.retry_project(uuid, uuid, integer, text, text, boolean) is
  'Asks for the prompts again, of a project that failed before it had any; without its inspiration, if that is asked.';

create function public.delete_project(p_owner_id uuid, p_project_id uuid) returns jsonb
language plpgsql security definer
set search_path = ''
set lock_timeout = '2s'
as $$
declare
  v_asset_id uuid;
  v_objects jsonb;
begin
  -- A change of many favorites locks them in an order of its own.
  perform private.lock_owner('favorites', p_owner_id);
  perform from public.brand_projects
  where id = p_project_id and user_id = p_owner_id for update;
  if not found then
    return private.refusal('not_found');
  end if;
  -- Locked, as otherwise a worker could claim a logo after it was given back as one that waits. What
  -- is being drawn counts: it is paid for.
  perform from public.generated_assets where project_id = p_project_id order by ordinal for update;
  for v_asset_id in
    select asset_id from private.jobs
    where project_id = p_project_id and settled_at is null
      and kind = 'picture' and lease_token is null
  loop
    perform private.give_back_picture(p_project_id, v_asset_id);
  end loop;
  perform private.give_back_concepts(id)
  from private.concept_rounds where project_id = p_project_id and settled_at is null;
  delete from public.brand_projects where id = p_project_id;
  -- The caller deletes those that can be deleted now. If it stops before, they are handed out
  -- again.
  v_objects := private.hand_out_removals(p_owner_id || '/' || p_project_id || '/');
  return private.done(p_project_id, jsonb_build_object('objects', v_objects));
end
$$;
comment on function public.delete_project(uuid, uuid) is
  'Deletes a project with all its rows: {outcome: done, objects: [{bucket, path}]}, the objects to delete and to confirm.';

grant execute on function
  public.cancel_project(uuid, uuid),
  public.retry_project(uuid, uuid, integer, text, text, boolean),
  public.delete_project(uuid, uuid)
to service_role;
