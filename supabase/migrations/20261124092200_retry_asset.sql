create function public.retry_asset(
  p_owner_id uuid, p_asset_id uuid, p_max_generations_per_day integer,
  p_idempotency_key text default null, p_request_hash text default null,
  p_prompt text default null
) returns jsonb
language plpgsql security definer
set search_path = ''
set lock_timeout = '2s'
as $$
declare
  asset public.generated_assets;
  v_answer jsonb;
begin
  v_answer := private.begin_spending(p_owner_id, p_idempotency_key, p_request_hash);
  if v_answer is not null then
    return v_answer;
  end if;
  asset := private.lock_own_asset(p_asset_id, p_owner_id);
  if asset.id is null then
    return private.refusal('not_found');
  elsif asset.status <> 'failed' then
    return private.refusal('asset_not_failed');
  end if;
  v_answer := private.check_daily_limit(p_owner_id, 1, p_max_generations_per_day);
  if v_answer is not null then
    return v_answer;
  end if;
  perform private.reserve_pictures(p_owner_id, asset.project_id, array[p_asset_id]);
  perform private.reopen_job(p_asset_id);
  if p_prompt is not null then
    -- The picture that was paid for was drawn from the old prompt.
    update private.jobs set provider_job = null where id = p_asset_id;
  end if;
  update public.generated_assets set
    status = 'pending', error = null,
    generation_prompt = coalesce(p_prompt, generation_prompt),
    prompt_version = case when p_prompt is null then prompt_version end,
    to_letter = case when p_prompt is null then to_letter end
  where id = p_asset_id
  returning * into asset;
  perform private.update_status(asset.project_id, p_goes_on => true);
  perform private.keep_idempotency_key(
    p_owner_id, p_idempotency_key, p_request_hash, asset.project_id,
    jsonb_build_object('asset_ids', jsonb_build_array(p_asset_id))
  );
  perform private.dispatch(array[p_asset_id]);
  return private.done(
    asset.project_id,
    jsonb_build_object(
      'asset_ids', jsonb_build_array(p_asset_id), 'assets', jsonb_build_array(to_jsonb(asset))
    )
  );
end
$$;
comment on function public.retry_asset(uuid, uuid, integer, text, text, text) is
  'Asks for a failed asset again, with a new deadline and budget; p_prompt takes the place of its prompt. A picture that is paid for is fetched, unless it was no good or the prompt is another.';

grant execute on function public.retry_asset(uuid, uuid, integer, text, text, text)
to service_role;
