create type public.asset_type as enum ('logo_concept', 'logo_variation', 'logo_edit');
create type public.asset_status as enum ('pending', 'generating', 'completed', 'failed');
create type public.lettering_verdict as enum ('match', 'mismatch', 'unchecked');

create table public.generated_assets (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references public.brand_projects (id) on delete cascade,
  user_id uuid not null,
  parent_asset_id uuid,
  round_id uuid references private.concept_rounds (id) on delete cascade,
  ordinal integer not null,
  asset_type public.asset_type not null default 'logo_concept',
  title text not null,
  archetype public.logo_archetype not null,
  status public.asset_status not null default 'pending',
  asset_url text,
  thumbnail_path text,
  generation_prompt text,
  prompt_version text,
  to_letter jsonb,
  instructions text,
  error jsonb,
  attempts integer not null default 0,
  favorite boolean not null default false,
  width integer,
  height integer,
  mime_type text,
  lettering public.lettering_verdict,
  lettering_text text,
  cost_usd numeric(12, 6) default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  completed_at timestamptz,
  constraint asset_ordinal_unique unique (project_id, ordinal),
  constraint asset_in_project_unique unique (id, project_id),
  -- Over both columns, so that a parent has to be of the same project.
  constraint asset_parent foreign key (parent_asset_id, project_id)
    references public.generated_assets (id, project_id) on delete set null (parent_asset_id),
  constraint asset_is_not_own_parent check (parent_asset_id <> id),
  constraint asset_ordinal_positive check (ordinal > 0),
  constraint concepts_have_no_parent check (
    asset_type <> 'logo_concept' or parent_asset_id is null
  ),
  -- A refinement is drawn from its parent's picture, so the parent can be deleted only after that.
  constraint uncompleted_refinements_have_a_parent check (
    asset_type = 'logo_concept' or parent_asset_id is not null or status = 'completed'
  ),
  constraint concepts_have_prompts check (
    asset_type <> 'logo_concept' or generation_prompt is not null
  ),
  constraint edits_have_instructions check (asset_type <> 'logo_edit' or instructions is not null),
  constraint asset_title_length check (char_length(title) between 1 and 120),
  constraint asset_attempts_not_negative check (attempts >= 0),
  constraint asset_url_iff_completed check ((status = 'completed') = (asset_url is not null)),
  constraint thumbnail_only_of_completed check (status = 'completed' or thumbnail_path is null),
  constraint completed_at_iff_completed check ((status = 'completed') = (completed_at is not null)),
  constraint picture_iff_completed check (
    case when status = 'completed' then width > 0 and height > 0 and mime_type is not null
    else width is null and height is null and mime_type is null end
  ),
  constraint asset_error_iff_failed check (
    case when status = 'failed' then private.is_failure(error) else error is null end
  ),
  constraint asset_prompt_version_length check (char_length(prompt_version) between 1 and 40),
  constraint to_letter_shape check (
    to_letter is null or coalesce(jsonb_typeof(to_letter -> 'text') = 'string', false)
  ),
  constraint lettering_only_of_completed check (status = 'completed' or lettering is null),
  constraint lettering_text_iff_read check (
    (lettering_text is not null) = coalesce(lettering in ('match', 'mismatch'), false)
  ),
  constraint asset_lettering_text_length check (char_length(lettering_text) <= 300),
  constraint asset_cost_not_negative check (cost_usd >= 0)
);
comment on table public.generated_assets is 'A logo: asked for, drawn, or failed with a reason.';
comment on column public.generated_assets.user_id is 'The owner of its project.';
comment on column public.generated_assets.ordinal is
  'Place within the project, counted from 1 in the order of creation.';
comment on column public.generated_assets.round_id is
  'The round of concepts that it came from; null of a refinement.';
comment on column public.generated_assets.asset_url is
  'Path of the object in bucket generated-assets.';
comment on column public.generated_assets.thumbnail_path is
  'Path of the small picture for boards, in the same bucket; null until it is made.';
comment on column public.generated_assets.generation_prompt is
  'What was or will be drawn; of a refinement null until its prompt is rewritten.';
comment on column public.generated_assets.prompt_version is
  'Version of the files that the director was instructed from.';
comment on column public.generated_assets.to_letter is
  '{text, tagline}: the name or the initials, empty where nothing is to be lettered; null where it is not known.';
comment on column public.generated_assets.instructions is 'What the user asked a refinement for.';
comment on column public.generated_assets.lettering is
  'Whether the name is lettered as it is spelled; null where nothing is to be lettered.';
comment on column public.generated_assets.lettering_text is 'What was read in the picture.';
comment on column public.generated_assets.cost_usd is
  'US dollars that its attempts cost, by list price, failed ones too; null where a price is not known.';
comment on column public.generated_assets.attempts is 'How often a worker took it up, in all.';

-- A user's logos of all projects, newest first.
create index generated_assets_by_owner on public.generated_assets (user_id, created_at desc);
create index generated_assets_by_parent on public.generated_assets (parent_asset_id, project_id)
  where parent_asset_id is not null;
create index generated_assets_by_round on public.generated_assets (round_id)
  where round_id is not null;
-- A project's progress, and whether anything is left to do, are counted from these.
create index generated_assets_by_status on public.generated_assets (project_id, status);
-- The bucket's policy looks up the asset of an object by this.
create index generated_assets_by_object on public.generated_assets (asset_url)
  where asset_url is not null;
create index generated_assets_by_thumbnail on public.generated_assets (thumbnail_path)
  where thumbnail_path is not null;
-- The sweep looks for those that have no thumbnail yet, the newest first.
create index generated_assets_without_thumbnail on public.generated_assets (completed_at desc)
  where status = 'completed' and thumbnail_path is null;

create trigger touch before update on public.generated_assets
  for each row execute function private.touch();
create trigger take_owner before insert or update of project_id, user_id on public.generated_assets
  for each row execute function private.take_owner();

alter table public.generated_assets enable row level security;

create policy "Owners read their assets" on public.generated_assets
  for select to authenticated
  using (user_id = (select auth.uid()));

create policy "Owners mark their favorites" on public.generated_assets
  for update to authenticated
  using (user_id = (select auth.uid()));

revoke all on public.generated_assets from anon, authenticated, service_role;
grant select, update (favorite) on public.generated_assets to authenticated;
grant select, insert, update, delete on public.generated_assets to service_role;

create function private.max_assets_per_project() returns integer
language sql immutable
set search_path = ''
as $$ select 200 $$;
comment on function private.max_assets_per_project() is
  'A project holds so many logos at most, failed ones included.';

create function private.free_places(p_project_id uuid) returns integer
language sql stable
set search_path = ''
as $$
  select private.max_assets_per_project()
    - (select count(*) from public.generated_assets where project_id = p_project_id)::integer
    - coalesce((private.open_round(p_project_id)).wanted, 0);
$$;
comment on function private.free_places(uuid) is
  'How many logos a project has room for, beside those that are being thought of.';
