-- What a step of a brand kit is told, what it leaves behind, and how a kit ends.

create function private.step_for_worker(p_step_id uuid) returns jsonb
language plpgsql stable
set search_path = ''
as $$
begin
  return (
    select jsonb_build_object(
      'name', step.name,
      'traced', (select data from private.kit_traces where asset_id = step.asset_id),
      'stored', coalesce(
        (
          select jsonb_agg(file order by earlier.place, number)
          from private.kit_steps as earlier
          cross join jsonb_array_elements(earlier.files) with ordinality as stored (file, number)
          where earlier.asset_id = step.asset_id and earlier.made_at is not null
        ),
        '[]'
      )
    )
    from private.kit_steps as step where step.id = p_step_id
  );
end
$$;
comment on function private.step_for_worker(uuid) is
  '{name, traced, stored}: a step of a kit, what trace found out, and the files of the steps before. Null where there is no such step.';

create function private.open_kit_steps(p_asset_id uuid, p_names text[]) returns void
language plpgsql
set search_path = ''
as $$
declare
  v_ids uuid[];
begin
  with opened as (
    insert into private.kit_steps (asset_id, owner_id, name, place)
    select asset.id, project.user_id, name, number + (
      select count(*) from private.kit_steps where asset_id = p_asset_id
    )
    from public.generated_assets as asset
    join public.brand_projects as project on project.id = asset.project_id
    cross join unnest(p_names) with ordinality as named (name, number)
    where asset.id = p_asset_id
    returning id, owner_id, place
  )
  select array_agg(
    private.open_job('kit_step', opened.id, opened.owner_id, asset.project_id, asset.id)
    order by opened.place
  )
  into v_ids
  from opened join public.generated_assets as asset on asset.id = p_asset_id;
  perform private.dispatch(v_ids);
end
$$;
comment on function private.open_kit_steps(uuid, text[]) is
  'Makes work of further steps of a kit and calls for it.';

create function private.finish_kit(p_asset_id uuid) returns void
language plpgsql
set search_path = ''
as $$
declare
  v_zip text;
  v_files jsonb;
begin
  select files -> 0 ->> 'path' into v_zip
  from private.kit_steps where asset_id = p_asset_id and name = 'pack';
  -- What later steps alone needed is not a part of the kit.
  insert into private.object_removals (bucket, path, due_at)
  select 'brand-kits', file ->> 'path', clock_timestamp()
  from private.kit_steps cross join jsonb_array_elements(files) as file
  where asset_id = p_asset_id and starts_with(file ->> 'name', 'work/');
  update private.kit_steps set files = coalesce(
    (
      select jsonb_agg(file order by number)
      from jsonb_array_elements(files) with ordinality as stored (file, number)
      where not starts_with(file ->> 'name', 'work/')
    ),
    '[]'
  )
  where asset_id = p_asset_id;
  select coalesce(jsonb_agg(file order by step.place, number), '[]') into v_files
  from private.kit_steps as step
  cross join jsonb_array_elements(step.files) with ordinality as stored (file, number)
  where step.asset_id = p_asset_id and step.name <> 'pack';
  delete from private.kit_traces where asset_id = p_asset_id;
  update public.brand_kits set
    status = 'completed', files = v_files, zip_path = v_zip, completed_at = clock_timestamp()
  where asset_id = p_asset_id;
end
$$;
comment on function private.finish_kit(uuid) is 'All steps of a kit are made: what they stored is the kit.';

create function public.save_kit_step(
  p_job_id uuid, p_lease_token uuid, p_files jsonb, p_traced jsonb default null,
  p_report jsonb default '{}'
) returns jsonb
language plpgsql security definer
set search_path = ''
set lock_timeout = '2s'
as $$
declare
  job private.jobs;
  step private.kit_steps;
  v_paths text[];
  v_next text[];
begin
  job := private.regain_job(p_job_id, p_lease_token);
  select * into step from private.kit_steps where id = job.id;
  if step.id is null then
    return jsonb_build_object(
      'accepted', coalesce(private.earlier_outcome(p_lease_token) = 'completed', false)
    );
  end if;
  if step.name = 'pack' and jsonb_array_length(p_files) <> 1 then
    raise exception 'pack has to store the zip alone' using errcode = 'invalid_parameter_value';
  end if;
  v_paths := array(select file ->> 'path' from jsonb_array_elements(p_files) as file);
  if not private.keep_objects('brand-kits', v_paths, p_job_id) then
    -- One of them is being removed already, as in complete_picture.
    return jsonb_build_object('accepted', false);
  end if;
  perform private.settle_job(p_job_id);
  perform private.end_attempt(p_lease_token, 'completed', p_report);
  update private.kit_steps set files = p_files, made_at = clock_timestamp() where id = step.id;
  if step.name = 'trace' then
    insert into private.kit_traces (asset_id, owner_id, data)
    values (step.asset_id, step.owner_id, coalesce(p_traced -> 'data', 'null'));
    update public.brand_kits set
      fidelity = nullif(p_traced -> 'fidelity', 'null'),
      palette = coalesce(p_traced -> 'palette', '[]')
    where asset_id = step.asset_id;
    select array_agg(name order by number) into v_next
    from jsonb_array_elements_text(p_traced -> 'next') with ordinality as named (name, number);
  end if;
  if step.name = 'pack' then
    perform private.finish_kit(step.asset_id);
  elsif v_next is not null then
    perform private.open_kit_steps(step.asset_id, v_next);
  elsif not exists (
    select from private.kit_steps where asset_id = step.asset_id and made_at is null
  ) then
    perform private.open_kit_steps(step.asset_id, array['pack']);
  end if;
  perform private.dispatch_held_back(job);
  return jsonb_build_object('accepted', true);
end
$$;
comment on function public.save_kit_step(uuid, uuid, jsonb, jsonb, jsonb) is
  'Keeps what a step of a kit stored, [{name, purpose, mime_type, width, height, bytes, path}], and of trace what it found out, {fidelity, palette, next, data}; then opens what comes next. Not accepted: the lease is lost, or an object is being removed.';

create function private.kit_failure(p_code text) returns jsonb
language sql immutable
set search_path = ''
as $$
  select private.failure(p_code) || case p_code
    when 'bad_picture' then jsonb_build_object(
      'message', 'No brand kit can be made of this picture. Refine the logo and try again.'
    )
    else '{}'
  end;
$$;
comment on function private.kit_failure(text) is
  'As private.failure, where the sentence has to be another one for a kit.';

create function private.fail_kit(p_job private.jobs, p_code text) returns void
language plpgsql
set search_path = ''
as $$
begin
  -- The other steps have nothing left to do. A worker that is at one finds its lease lost.
  perform
    private.end_attempt(lease_token, 'cancelled', null),
    private.settle_job(id, private.job_error('cancelled'))
  from private.jobs
  where asset_id = p_job.asset_id and kind = 'kit_step' and settled_at is null
    and id <> p_job.id;
  delete from private.kit_traces where asset_id = p_job.asset_id;
  delete from private.kit_steps where asset_id = p_job.asset_id;
  update public.brand_kits set
    status = 'failed', error = private.kit_failure(p_code), fidelity = null, palette = '[]'
  where asset_id = p_job.asset_id;
end
$$;
comment on function private.fail_kit(private.jobs, text) is
  'A kit of which one step can''t be made has failed: nothing of it stays.';

grant execute on function public.save_kit_step(uuid, uuid, jsonb, jsonb, jsonb) to service_role;
