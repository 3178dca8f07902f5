create type public.project_status as enum (
  'prompting', 'generating', 'completed', 'failed', 'cancelled'
);

create table public.brand_projects (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth.users (id) on delete cascade,
  project_name text not null,
  brief_data jsonb not null,
  concept_count integer not null default 15,
  inspiration_image_url text,
  status public.project_status not null default 'prompting',
  error jsonb,
  prompting_cost_usd numeric(12, 6) default 0,
  deleted_cost_usd numeric(12, 6) default 0,
  deleted_ordinal integer not null default 0,
  deleted_completed boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint project_name_length check (char_length(project_name) between 1 and 80),
  constraint brief_data_is_object check (jsonb_typeof(brief_data) = 'object'),
  constraint concept_count_range check (concept_count between 1 and 20),
  -- A project whose last round of concepts failed has an error too, whatever its status.
  constraint project_error_is_a_failure check (
    case when status = 'failed' then private.is_failure(error)
    else error is null or status <> 'prompting' and private.is_failure(error) end
  ),
  constraint project_cost_not_negative check (prompting_cost_usd >= 0)
);
comment on table public.brand_projects is 'A brand brief and the state of the logos made from it.';
comment on column public.brand_projects.brief_data is 'The brief as it was sent, texts trimmed.';
comment on column public.brand_projects.concept_count is 'How many concepts the brief asks for.';
comment on column public.brand_projects.error is
  'Why it failed, or why its last round of concepts did.';
comment on column public.brand_projects.inspiration_image_url is
  'Path of the object in bucket inspiration-images.';
comment on column public.brand_projects.prompting_cost_usd is
  'US dollars that the writing of its prompts cost, by list price; null where a price is not known.';
comment on column public.brand_projects.deleted_cost_usd is
  'US dollars that its deleted logos cost: deleting gives no money back. Null where a price is not known.';
comment on column public.brand_projects.deleted_ordinal is
  'The highest place that a deleted logo had: no place is given twice.';
comment on column public.brand_projects.deleted_completed is
  'Whether a deleted logo was completed: the project''s status counts it still.';

-- Pages of a user's projects, newest first, by (created_at, id).
create index brand_projects_by_owner on public.brand_projects (user_id, created_at desc, id desc);
-- Every creation of a project counts the unfinished ones, because there is a limit on them.
create index brand_projects_unfinished on public.brand_projects (user_id)
  where status in ('prompting', 'generating');
-- The bucket's policy looks up the project of an object by this.
create index brand_projects_by_inspiration on public.brand_projects (inspiration_image_url)
  where inspiration_image_url is not null;

create function private.touch() returns trigger
language plpgsql
set search_path = ''
as $$
begin
  new.updated_at := clock_timestamp();
  return new;
end
$$;
comment on function private.touch() is 'Keeps updated_at.';

create trigger touch before update on public.brand_projects
  for each row execute function private.touch();

create function private.take_owner() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  new.user_id := (select user_id from public.brand_projects where id = new.project_id);
  return new;
end
$$;
comment on function private.take_owner() is
  'Gives a row the owner of its project: what a database would be divided by, and who may read it.';

alter table public.brand_projects enable row level security;

create policy "Owners read their projects" on public.brand_projects
  for select to authenticated
  using (user_id = (select auth.uid()));

revoke all on public.brand_projects from anon, authenticated, service_role;
grant select on public.brand_projects to authenticated;
grant select, insert, update, delete on public.brand_projects to service_role;
