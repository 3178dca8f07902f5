create function public.delete_asset(p_owner_id uuid, p_asset_id uuid) returns jsonb
language plpgsql security definer
set search_path = ''
set lock_timeout = '2s'
as $$
declare
  asset public.generated_assets;
  v_gone uuid[];
  v_objects jsonb;
begin
  -- A change of many favorites locks them in an order of its own.
  perform private.lock_owner('favorites', p_owner_id);
  if not private.lock_project_of(p_asset_id, p_owner_id) then
    return private.refusal('not_found');
  end if;
  -- All of them are locked before the first event, as in every transaction that needs several.
  perform from public.generated_assets
  where id = p_asset_id or parent_asset_id = p_asset_id
  order by ordinal for update;
  select * into asset from public.generated_assets where id = p_asset_id;
  if not found then
    return private.refusal('not_found');
  elsif exists (
    select from public.generated_assets
    where (id = p_asset_id or parent_asset_id = p_asset_id) and status in ('pending', 'generating')
  ) then
    return private.refusal('asset_not_ready');
  end if;
  -- Failed refinements go too: they can't be tried again without the parent's picture.
  select array_agg(id order by id = p_asset_id, ordinal) into v_gone
  from public.generated_assets
  where id = p_asset_id or (parent_asset_id = p_asset_id and status = 'failed');
  perform private.log_events(
    array_agg(asset.project_id), array_agg('asset_deleted'::text),
    array_agg(
      jsonb_build_object('project_id', asset.project_id, 'asset_id', gone.id) order by gone.place
    )
  )
  from unnest(v_gone) with ordinality as gone (id, place);
  update public.brand_projects set
    deleted_ordinal = greatest(deleted_ordinal, gone.last_ordinal),
    deleted_completed = deleted_completed or asset.status = 'completed',
    deleted_cost_usd = deleted_cost_usd + gone.cost_usd
  from (
    select
      max(ordinal) as last_ordinal,
      case when bool_or(cost_usd is null) then null else sum(cost_usd) end as cost_usd
    from public.generated_assets where id = any (v_gone)
  ) as gone
  where brand_projects.id = asset.project_id;
  delete from public.generated_assets where id = any (v_gone);
  -- The caller deletes what can be deleted now. If it stops before, that is handed out again.
  v_objects := private.hand_out_removals(
    p_owner_id || '/' || asset.project_id || '/' || p_asset_id
  );
  return private.done(asset.project_id, jsonb_build_object('objects', v_objects));
end
$$;
comment on function public.delete_asset(uuid, uuid) is
  'Deletes a logo that is neither being drawn nor being refined, and its failed refinements; completed ones stay without a parent. Returns {outcome: done, project_id, objects: [{bucket, path}]}, the objects to delete and to confirm, or a refusal.';

grant execute on function public.delete_asset(uuid, uuid) to service_role;
