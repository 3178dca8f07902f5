create function private.max_kits_per_hour() returns integer
language sql immutable
set search_path = ''
as $$ select 60 $$;
comment on function private.max_kits_per_hour() is 'Kits that an owner may ask for in any hour.';

create table private.kit_requests (
  id bigint generated always as identity primary key,
  owner_id uuid not null,
  at timestamptz not null default clock_timestamp()
);
comment on table private.kit_requests is
  'Kits that an owner has had made in the last hour. Each with its moment, so that no hour has more of them, whenever it begins: private.hourly_counts knows only when its hour began, and lets twice as many through where two of its hours meet, which is enough for what costs little. No foreign key, as there; a deleted logo''s kit counts too.';
create index kit_requests_by_owner on private.kit_requests (owner_id, at);
create index kit_requests_by_age on private.kit_requests (at);

create function private.check_kit_limit(p_owner_id uuid) returns jsonb
language plpgsql stable
set search_path = ''
as $$
declare
  v_made integer;
  v_oldest timestamptz;
begin
  select count(*), min(at) into v_made, v_oldest from private.kit_requests
  where owner_id = p_owner_id and at > clock_timestamp() - interval '1 hour';
  if v_made < private.max_kits_per_hour() then
    return null;
  end if;
  return private.refusal(
    'rate_limited', private.max_kits_per_hour(), 0,
    greatest(1, ceil(extract(epoch from v_oldest + interval '1 hour' - clock_timestamp())))::integer
  );
end
$$;
comment on function private.check_kit_limit(uuid) is
  'Null, or the refusal with the seconds until another kit may be asked for.';

create function public.request_kit(p_owner_id uuid, p_asset_id uuid) returns jsonb
language plpgsql security definer
set search_path = ''
set lock_timeout = '2s'
as $$
declare
  asset public.generated_assets;
  kit public.brand_kits;
  v_answer jsonb;
begin
  v_answer := private.begin_spending(p_owner_id, null, null);
  if v_answer is not null then
    return v_answer;
  end if;
  asset := private.lock_own_asset(p_asset_id, p_owner_id);
  if asset.id is null then
    return private.refusal('not_found');
  elsif asset.status <> 'completed' then
    return private.refusal('asset_not_ready');
  end if;
  select * into kit from public.brand_kits where asset_id = p_asset_id;
  if found and kit.status <> 'failed' then
    return private.done(
      asset.project_id, jsonb_build_object('kit', to_jsonb(kit), 'is_new', false)
    );
  end if;
  v_answer := private.check_kit_limit(p_owner_id);
  if v_answer is not null then
    return v_answer;
  end if;
  insert into private.kit_requests (owner_id) values (p_owner_id);
  insert into public.brand_kits (asset_id, project_id) values (p_asset_id, asset.project_id)
  on conflict (asset_id) do update set status = 'pending', error = null
  returning * into kit;
  perform private.open_kit_steps(p_asset_id, array['trace']);
  return private.done(asset.project_id, jsonb_build_object('kit', to_jsonb(kit), 'is_new', true));
end
$$;
comment on function public.request_kit(uuid, uuid) is
  'Has a completed asset''s kit made: {outcome: done, project_id, kit, is_new} or a refusal. Where there is one that has not failed, that is the answer, and nothing is made.';

grant execute on function public.request_kit(uuid, uuid) to service_role;
