-- Each asset has a place in its project, which no other gets once it is deleted.

create function private.last_ordinal(p_project_id uuid) returns integer
language sql stable
set search_path = ''
as $$
  select greatest(
    (select max(ordinal) from public.generated_assets where project_id = p_project_id),
    (select deleted_ordinal from public.brand_projects where id = p_project_id),
    0
  );
$$;
comment on function private.last_ordinal(uuid) is
  'The last place that was given in a project, deleted logos'' included.';

create function private.number_asset() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  if new.ordinal is null then
    -- Two inserts at the same time wait for each other at the project's row.
    perform from public.brand_projects where id = new.project_id for no key update;
    new.ordinal := private.last_ordinal(new.project_id) + 1;
  end if;
  return new;
end
$$;
comment on function private.number_asset() is 'Gives an asset the next place in its project.';

create trigger number_asset before insert on public.generated_assets
  for each row execute function private.number_asset();
