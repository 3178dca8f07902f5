create function public.claim_picture(
  p_asset_id uuid, p_lease_token uuid default gen_random_uuid()
) returns jsonb
language plpgsql security definer
set search_path = ''
set lock_timeout = '2s'
as $$
declare
  asset public.generated_assets;
  job private.jobs;
  v_claim jsonb;
begin
  select * into asset from public.generated_assets where id = p_asset_id
  for no key update skip locked;
  if not found then
    return private.skipped(case
      when exists (select from public.generated_assets where id = p_asset_id) then 'busy'
      else 'not_found'
    end);
  end if;
  select * into job from private.jobs where id = p_asset_id for update;
  if not found then
    return private.skipped('not_pending');
  end if;
  v_claim := private.renew_claim(job, p_lease_token);
  if v_claim is null then
    if asset.status <> 'pending' then
      return private.skipped('not_pending');
    elsif private.why_not_now(job) is not null then
      return private.skipped(private.why_not_now(job));
    end if;
    v_claim := private.start_attempt(job, p_lease_token);
    if v_claim ->> 'outcome' <> 'claimed' then
      return v_claim;
    end if;
    update public.generated_assets set status = 'generating', attempts = attempts + 1
    where id = p_asset_id;
  end if;
  return v_claim || jsonb_build_object(
    'vendor', job.vendor,
    'provider_job', job.provider_job,
    'probes_storage', (select is_probing from private.vendor_gates where vendor = 'storage'),
    'prompt_ready', asset.generation_prompt is not null,
    'has_own_prompt', asset.generation_prompt is not null and asset.prompt_version is null,
    'asset', jsonb_build_object(
      'id', asset.id, 'project_id', asset.project_id, 'parent_asset_id', asset.parent_asset_id,
      'asset_type', asset.asset_type, 'archetype', asset.archetype, 'title', asset.title,
      'generation_prompt', asset.generation_prompt, 'instructions', asset.instructions,
      'to_letter', asset.to_letter
    ),
    'project', private.project_for_worker(asset.project_id),
    'parent', (
      select jsonb_build_object(
        'id', id, 'title', title, 'archetype', archetype, 'generation_prompt', generation_prompt,
        'asset_url', asset_url, 'mime_type', mime_type, 'width', width, 'height', height,
        'to_letter', to_letter
      )
      from public.generated_assets where id = asset.parent_asset_id
    )
  );
end
$$;
comment on function public.claim_picture(uuid, uuid) is
  'Takes up an asset''s picture: {outcome: claimed, lease_token, lease_seconds, attempt, deadline_at, owner_id, vendor, provider_job, probes_storage, prompt_ready, has_own_prompt, asset, project, parent} or {outcome: skipped, reason}. Asked again with the same token, it gives the same answer.';

create function public.save_rewritten_prompt(
  p_asset_id uuid, p_lease_token uuid, p_prompt text,
  p_prompt_version text default null, p_to_letter jsonb default null
) returns boolean
language plpgsql security definer
set search_path = ''
set lock_timeout = '2s'
as $$
declare
  job private.jobs;
begin
  job := private.hold_job(p_asset_id, p_lease_token);
  if job.id is null then
    return false;
  end if;
  update public.generated_assets set
    generation_prompt = nullif(p_prompt, ''),
    prompt_version = private.sensible_text(p_prompt_version, 40),
    to_letter = case when jsonb_typeof(p_to_letter -> 'text') = 'string' then p_to_letter end
  where id = p_asset_id;
  return true;
end
$$;
comment on function public.save_rewritten_prompt(uuid, uuid, text, text, jsonb) is
  'Keeps a refinement''s prompt and what it letters, so that a second attempt need not ask for it again. False: the lease is lost.';

create function public.save_provider_job(
  p_asset_id uuid, p_lease_token uuid, p_provider_job jsonb default null,
  p_report jsonb default '{}'
) returns boolean
language plpgsql security definer
set search_path = ''
set lock_timeout = '2s'
as $$
begin
  update private.jobs set provider_job = p_provider_job
  where id = p_asset_id and (
    lease_token = p_lease_token
      -- The worker lost its lease while it could not reach the database, and no other worker has
      -- claimed the job since.
      or p_provider_job is not null and provider_job is null
        and lease_token is null and settled_at is null
        and claims = (
          select claim from private.attempts
          where lease_token = p_lease_token and job_id = p_asset_id
        )
  );
  if not found or not private.keep_stored_picture(p_asset_id) then
    return false;
  end if;
  -- The cost is kept here, as the next attempt pays nothing and so reports no cost.
  update private.attempts set report = report || private.clean_report(p_report) where lease_token = p_lease_token;
  return true;
end
$$;
comment on function public.save_provider_job(uuid, uuid, jsonb, jsonb) is
  'Keeps what a vendor has begun or drawn, in the shape of private.is_provider_job, so that a second attempt asks for that instead of paying again. Null forgets it. A worker that has lost the lease may keep something too, until the job is claimed again.';

create function private.is_picture_size(p_pixels numeric) returns boolean
language plpgsql immutable
set search_path = ''
as $$
begin
  return coalesce(p_pixels between 1 and 100000 and p_pixels = trunc(p_pixels), false);
end
$$;
comment on function private.is_picture_size(numeric) is
  'Whether a picture may be so wide or high, in pixels.';

create function public.complete_picture(
  p_asset_id uuid, p_lease_token uuid, p_path text,
  p_width numeric, p_height numeric, p_mime_type text,
  p_report jsonb default '{}',
  p_lettering public.lettering_verdict default null, p_lettering_text text default null
) returns jsonb
language plpgsql security definer
set search_path = ''
set lock_timeout = '2s'
as $$
declare
  job private.jobs;
  -- The text that was read can be compared only where the logo has a text.
  v_lettering constant public.lettering_verdict := case
    when p_lettering in ('match', 'mismatch') and p_lettering_text is null then 'unchecked'
    else p_lettering
  end;
begin
  job := private.regain_job(p_asset_id, p_lease_token);
  if job.id is null then
    return jsonb_build_object(
      'accepted', coalesce(private.earlier_outcome(p_lease_token) = 'completed', false)
    );
  elsif not private.is_picture_size(p_width) or not private.is_picture_size(p_height)
    or private.sensible_text(p_mime_type, 100) is null
  then
    -- The object is still listed for removal, and is removed when the lease would have ended.
    perform public.fail_job(
      p_asset_id, p_lease_token, 'unknown', 'bad_picture',
      format('%s × %s, %s', p_width, p_height, p_mime_type), null, p_report
    );
    return jsonb_build_object('accepted', false);
  elsif not private.keep_objects('generated-assets', array[p_path], p_asset_id) then
    -- The object is already being removed, because its time on the list was over. A row completed
    -- now would name a picture that no longer exists.
    return jsonb_build_object('accepted', false);
  end if;
  -- Of two drawings the other one goes.
  update private.object_removals set
    due_at = least(due_at, private.removal_due(job.lease_expires_at))
  where job_id = p_asset_id and claimed_at is null;
  perform private.settle_job(p_asset_id);
  perform private.end_attempt(p_lease_token, 'completed', p_report);
  update public.generated_assets set
    status = 'completed', asset_url = p_path, width = p_width, height = p_height,
    mime_type = p_mime_type, completed_at = clock_timestamp(),
    lettering = v_lettering,
    lettering_text = case when v_lettering <> 'unchecked' then left(p_lettering_text, 300) end
  where id = p_asset_id;
  perform private.settle_project(job.project_id);
  perform private.dispatch(array[private.open_thumbnail(p_asset_id)]);
  perform private.dispatch_held_back(job);
  return jsonb_build_object('accepted', true);
end
$$;
comment on function public.complete_picture(
  uuid, uuid, text, numeric, numeric, text, jsonb, public.lettering_verdict, text
) is
  'Settles an asset with the uploaded object''s path and what was read in it. Not accepted: the lease is lost, or the object is being removed.';

grant execute on function
  public.claim_picture(uuid, uuid),
  public.save_rewritten_prompt(uuid, uuid, text, text, jsonb),
  public.save_provider_job(uuid, uuid, jsonb, jsonb),
  public.complete_picture(
    uuid, uuid, text, numeric, numeric, text, jsonb, public.lettering_verdict, text
  )
to service_role;
