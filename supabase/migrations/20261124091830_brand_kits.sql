-- What a customer takes home: files that are made of a completed logo, in steps. Each step is a job
-- of its own, and what it made is stored before the next one begins. Step trace comes first, then
-- those that it names, side by side, then pack.

create type public.kit_status as enum ('pending', 'generating', 'completed', 'failed');

create table public.brand_kits (
  asset_id uuid primary key,
  project_id uuid not null,
  user_id uuid not null,
  status public.kit_status not null default 'pending',
  error jsonb,
  fidelity jsonb,
  palette jsonb not null default '[]',
  files jsonb not null default '[]',
  zip_path text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  completed_at timestamptz,
  -- Over both columns, so that it is the asset's own project.
  constraint kit_of_asset foreign key (asset_id, project_id)
    references public.generated_assets (id, project_id) on delete cascade,
  constraint kit_error_iff_failed check (
    case when status = 'failed' then private.is_failure(error) else error is null end
  ),
  constraint kit_zip_iff_completed check ((status = 'completed') = (zip_path is not null)),
  constraint kit_completed_at_iff_completed check (
    (status = 'completed') = (completed_at is not null)
  ),
  constraint kit_files_are_a_list check (jsonb_typeof(files) = 'array'),
  constraint kit_palette_is_a_list check (jsonb_typeof(palette) = 'array'),
  constraint kit_fidelity_shape check (
    fidelity is null or coalesce((fidelity -> 'svg')::numeric between 0 and 1, false)
  )
);
comment on table public.brand_kits is
  'The files that are made of a logo. Cancelling its project changes nothing about them.';
comment on column public.brand_kits.user_id is 'The owner of its project.';
comment on column public.brand_kits.fidelity is
  '{svg}: how much of the picture its vector repeats, from 0 to 1; null until that is known.';
comment on column public.brand_kits.palette is '[{hex, role, share}], most of the picture first.';
comment on column public.brand_kits.files is
  '[{name, purpose, mime_type, width, height, bytes, path}], path in bucket brand-kits; empty until it is completed.';
comment on column public.brand_kits.zip_path is 'Path of the zip of them all, in the same bucket.';

create index brand_kits_by_project on public.brand_kits (project_id);
create index brand_kits_by_owner on public.brand_kits (user_id);

create trigger touch before update on public.brand_kits
  for each row execute function private.touch();
create trigger take_owner before insert or update of project_id, user_id on public.brand_kits
  for each row execute function private.take_owner();

alter table public.brand_kits enable row level security;

create policy "Owners read their kits" on public.brand_kits
  for select to authenticated
  using (user_id = (select auth.uid()));

revoke all on public.brand_kits from anon, authenticated, service_role;
grant select on public.brand_kits to authenticated;
grant select, insert, update, delete on public.brand_kits to service_role;

-- The third part of a path is the asset's id, so that one kit is looked at and not all.
create policy "Owners read their kits' files" on storage.objects
  for select to authenticated
  using (
    bucket_id = 'brand-kits'
    and exists (
      select from public.brand_kits
      where brand_kits.asset_id::text = split_part(objects.name, '/', 3)
        and brand_kits.user_id = (select auth.uid())
        and (
          brand_kits.zip_path = objects.name
          or brand_kits.files @> jsonb_build_array(jsonb_build_object('path', objects.name))
        )
    )
  );

create function private.log_kit() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  perform private.log_event(
    new.project_id, 'kit_updated', to_jsonb(new) - array['files', 'zip_path']
  );
  return null;
end
$$;
comment on function private.log_kit() is
  'Logs a change of a kit''s status, without the files: there are many, and their URLs are signed when they are asked for.';

create trigger a_log_created after insert on public.brand_kits
  for each row execute function private.log_kit();
create trigger a_log_status after update of status on public.brand_kits
  for each row when (old.status is distinct from new.status)
  execute function private.log_kit();

create function private.are_kit_files(p_files jsonb) returns boolean
language sql immutable
set search_path = ''
as $$
  -- Nested, because only a list has elements.
  select case when jsonb_typeof(p_files) = 'array' then not exists (
    select from jsonb_array_elements(p_files) as file
    where not coalesce(
      jsonb_typeof(file -> 'name') = 'string' and char_length(file ->> 'name') between 1 and 200
        and jsonb_typeof(file -> 'purpose') = 'string'
        and jsonb_typeof(file -> 'mime_type') = 'string'
        and jsonb_typeof(file -> 'width') in ('number', 'null')
        and jsonb_typeof(file -> 'height') in ('number', 'null')
        and jsonb_typeof(file -> 'bytes') = 'number'
        and jsonb_typeof(file -> 'path') = 'string',
      false
    )
  ) else false end;
$$;
comment on function private.are_kit_files(jsonb) is
  'Whether a value is [{name, purpose, mime_type, width, height, bytes, path}].';

create table private.kit_steps (
  id uuid primary key default gen_random_uuid(),
  asset_id uuid not null references public.brand_kits (asset_id) on delete cascade,
  owner_id uuid not null,
  name text not null,
  place integer not null,
  files jsonb not null default '[]',
  made_at timestamptz,
  constraint kit_step_once unique (asset_id, name),
  constraint kit_step_name check (name ~ '^[a-z][a-z0-9-]{0,39}$'),
  constraint kit_step_files_shape check (private.are_kit_files(files))
);
comment on table private.kit_steps is
  'The steps in which a kit is made, and what each one stored. A step''s job has its id.';
comment on column private.kit_steps.place is 'In which order its files stand in the kit.';

create table private.kit_traces (
  asset_id uuid primary key references public.brand_kits (asset_id) on delete cascade,
  owner_id uuid not null,
  data jsonb not null,
  constraint kit_trace_is_small check (length(data::text) <= 100000)
);
comment on table private.kit_traces is
  'What the first step of a kit found out, for the later ones. A table of its own: nobody but them reads it.';

create function private.list_removed_kit_files() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  insert into private.object_removals (bucket, path, due_at)
  select 'brand-kits', file ->> 'path', clock_timestamp()
  from jsonb_array_elements(old.files) as file
  on conflict (bucket, path) do update set due_at = excluded.due_at, job_id = null;
  return old;
end
$$;
comment on function private.list_removed_kit_files() is
  'Lists for removal what a step had stored: its kit was deleted, or is made anew.';

create trigger list_removed_files before delete on private.kit_steps
  for each row execute function private.list_removed_kit_files();
