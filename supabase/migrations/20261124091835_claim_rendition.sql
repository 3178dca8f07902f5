-- make-renditions makes what is derived from a picture: its thumbnail, and the steps of its brand kit.
-- Both are taken up in the same way.

create function public.claim_rendition(
  p_job_id uuid, p_lease_token uuid default gen_random_uuid()
) returns jsonb
language plpgsql security definer
set search_path = ''
set lock_timeout = '2s'
as $$
declare
  asset public.generated_assets;
  job private.jobs;
  v_step jsonb;
  v_claim jsonb;
begin
  -- Waits for its lock: the steps of a kit that are made side by side are claimed at the same moment.
  select * into asset from public.generated_assets
  where id = (
    select asset_id from private.jobs where id = p_job_id and kind in ('thumbnail', 'kit_step')
  )
  for no key update;
  select * into job from private.jobs where id = p_job_id for update;
  if asset.id is null or job.id is null then
    return private.skipped('not_found');
  end if;
  v_claim := private.renew_claim(job, p_lease_token);
  v_step := private.step_for_worker(p_job_id);
  if v_claim is null then
    if private.why_not_now(job) is not null then
      return private.skipped(private.why_not_now(job));
    elsif job.kind = 'kit_step' and v_step is null then
      return private.skipped('not_pending');
    end if;
    v_claim := private.start_attempt(job, p_lease_token);
    if v_claim ->> 'outcome' <> 'claimed' then
      return v_claim;
    end if;
    update public.brand_kits set status = 'generating'
    where asset_id = asset.id and status = 'pending' and job.kind = 'kit_step';
  end if;
  return v_claim || jsonb_build_object(
    'job_id', job.id, 'kind', job.kind,
    'asset', jsonb_build_object(
      'id', asset.id, 'project_id', asset.project_id, 'title', asset.title,
      'asset_url', asset.asset_url, 'mime_type', asset.mime_type,
      'width', asset.width, 'height', asset.height
    ),
    'project', private.project_for_worker(asset.project_id),
    'step', v_step
  );
end
$$;
comment on function public.claim_rendition(uuid, uuid) is
  'Takes up a thumbnail or a step of a kit: {outcome: claimed, lease_token, lease_seconds, attempt, deadline_at, owner_id, job_id, kind, asset, project, step} or {outcome: skipped, reason}. Asked again with the same token, it gives the same answer.';

grant execute on function public.claim_rendition(uuid, uuid) to service_role;
