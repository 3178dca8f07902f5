-- Small pictures for boards. One is made after a logo is completed, and one little by little of those
-- that were completed before there were any.

create function private.open_thumbnail(p_asset_id uuid) returns uuid
language plpgsql
set search_path = ''
as $$
begin
  return (
    select private.open_job(
      'thumbnail', gen_random_uuid(), project.user_id, asset.project_id, asset.id
    )
    from public.generated_assets as asset
    join public.brand_projects as project on project.id = asset.project_id
    where asset.id = p_asset_id
  );
end
$$;
comment on function private.open_thumbnail(uuid) is
  'Makes work of a completed asset''s thumbnail, and returns its job''s id.';

create function private.open_missing_thumbnails(p_most integer default 50) returns void
language plpgsql
set search_path = ''
as $$
declare
  v_asset_id uuid;
  v_room constant bigint := p_most - (
    select count(*) from private.jobs where kind = 'thumbnail' and settled_at is null
  );
begin
  for v_asset_id in
    select asset.id from public.generated_assets as asset
    join public.brand_projects as project on project.id = asset.project_id
    where asset.status = 'completed' and asset.thumbnail_path is null
      and not exists (
        select from private.jobs where asset_id = asset.id and kind = 'thumbnail'
      )
    order by asset.completed_at desc
    limit greatest(0, v_room)
    -- Both, as the new job refers to both. Who has them locked may be about to delete them.
    for no key update of project, asset skip locked
  loop
    -- Each in a subtransaction of its own, as the sweep's other work: one that can't be asked for does
    -- not stop the others.
    begin
      perform private.open_thumbnail(v_asset_id);
    exception
      when others then
        raise warning 'the thumbnail of % is not asked for: %', v_asset_id, sqlerrm;
    end;
  end loop;
end
$$;
comment on function private.open_missing_thumbnails(integer) is
  'Makes work of the thumbnails that nobody has asked for yet, so that p_most wait at a time.';

create function public.complete_thumbnail(
  p_job_id uuid, p_lease_token uuid, p_path text, p_report jsonb default '{}'
) returns jsonb
language plpgsql security definer
set search_path = ''
set lock_timeout = '2s'
as $$
declare
  job private.jobs;
begin
  job := private.regain_job(p_job_id, p_lease_token);
  if job.id is null then
    return jsonb_build_object(
      'accepted', coalesce(private.earlier_outcome(p_lease_token) = 'completed', false)
    );
  elsif not private.keep_objects('generated-assets', array[p_path], p_job_id) then
    -- It is being removed already, as in complete_picture.
    return jsonb_build_object('accepted', false);
  end if;
  perform private.settle_job(p_job_id);
  perform private.end_attempt(p_lease_token, 'completed', p_report);
  update public.generated_assets set thumbnail_path = p_path where id = job.asset_id;
  perform private.dispatch_held_back(job);
  return jsonb_build_object('accepted', true);
end
$$;
comment on function public.complete_thumbnail(uuid, uuid, text, jsonb) is
  'Gives an asset the uploaded thumbnail. Not accepted: the lease is lost, or the object is being removed.';

grant execute on function public.complete_thumbnail(uuid, uuid, text, jsonb) to service_role;
