-- Whoever asks for something of an asset has to own it.

create function private.lock_project_of(p_asset_id uuid, p_owner_id uuid) returns boolean
language plpgsql
set search_path = ''
as $$
begin
  perform from public.brand_projects
  where user_id = p_owner_id and id = (
    select project_id from public.generated_assets where id = p_asset_id
  )
  for no key update;
  return found;
end
$$;
comment on function private.lock_project_of(uuid, uuid) is
  'Locks the project of an owner''s asset, which comes before the asset itself. False where the owner has no such asset.';

create function private.lock_own_asset(p_asset_id uuid, p_owner_id uuid)
returns public.generated_assets
language plpgsql
set search_path = ''
as $$
declare
  asset public.generated_assets;
begin
  if private.lock_project_of(p_asset_id, p_owner_id) then
    select * into asset from public.generated_assets where id = p_asset_id for no key update;
  end if;
  return asset;
end
$$;
comment on function private.lock_own_asset(uuid, uuid) is
  'Locks an owner''s asset, and before it its project. Null where the owner has no such asset.';
