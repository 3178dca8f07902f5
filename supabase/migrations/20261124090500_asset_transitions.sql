-- The rules of an asset's life. As a trigger they hold for verbs, the service role and a console.

create function private.guard_asset_life() returns trigger
language plpgsql
set search_path = ''
as $$
begin
  if not (case old.status
    when 'pending' then new.status in ('generating', 'failed')
    when 'generating' then new.status in ('pending', 'completed', 'failed')
    when 'failed' then new.status = 'pending'
    else false
  end) then
    raise exception 'asset % can''t go from % to %', old.id, old.status, new.status
      using errcode = 'check_violation', constraint = 'asset_life';
  end if;
  return new;
end
$$;
comment on function private.guard_asset_life() is
  'pending → generating → completed | failed, back to pending for another attempt; completed is for ever.';

create trigger guard_asset_life before update of status on public.generated_assets
  for each row when (old.status is distinct from new.status)
  execute function private.guard_asset_life();
