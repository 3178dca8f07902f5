-- Concepts are thought of in rounds: a project begins with one, and its owner may ask for more. A round
-- is open until its concepts are there, it has failed or it was cancelled; one at a time, as each has
-- to know what the others brought.

create type public.logo_archetype as enum (
  'abstract', 'lettermark', 'wordmark', 'combination', 'pictorial'
);

create table private.concept_rounds (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references public.brand_projects (id) on delete cascade,
  owner_id uuid not null,
  number integer not null,
  wanted integer not null,
  archetype public.logo_archetype,
  direction text,
  error jsonb,
  created_at timestamptz not null default clock_timestamp(),
  settled_at timestamptz,
  constraint round_number_unique unique (project_id, number),
  constraint round_number_positive check (number > 0),
  constraint round_wanted_range check (wanted between 1 and 20),
  constraint round_direction_length check (char_length(direction) between 1 and 300),
  constraint open_rounds_have_no_error check (settled_at is not null or error is null),
  constraint round_error_is_a_failure check (error is null or private.is_failure(error))
);
comment on table private.concept_rounds is
  'So many concepts that are thought of at once. The first one has its project''s id. What drives it is the job of the same id.';
comment on column private.concept_rounds.number is 'Counted from 1 within the project.';
comment on column private.concept_rounds.archetype is 'The one kind that is wanted; null for all kinds.';
comment on column private.concept_rounds.direction is 'What the owner wishes of it, in their own words.';
comment on column private.concept_rounds.error is 'Why it failed; null where it was cancelled.';

create unique index one_open_round on private.concept_rounds (project_id) where settled_at is null;

create function private.open_round(p_project_id uuid) returns private.concept_rounds
language plpgsql stable
set search_path = ''
as $$
declare
  v_round private.concept_rounds;
begin
  select * into v_round from private.concept_rounds
  where project_id = p_project_id and settled_at is null;
  return v_round;
end
$$;
comment on function private.open_round(uuid) is
  'The round that a project waits for; null where nothing is being prompted.';

create function private.last_round(p_project_id uuid) returns private.concept_rounds
language plpgsql stable
set search_path = ''
as $$
declare
  v_round private.concept_rounds;
begin
  select * into v_round from private.concept_rounds
  where project_id = p_project_id order by number desc limit 1;
  return v_round;
end
$$;
comment on function private.last_round(uuid) is 'The round that was last asked for.';

create function private.settle_round(p_round_id uuid, p_error jsonb default null) returns void
language sql
set search_path = ''
as $$
  update private.concept_rounds set settled_at = clock_timestamp(), error = p_error
  where id = p_round_id and settled_at is null;
$$;
comment on function private.settle_round(uuid, jsonb) is
  'Ends a round: its concepts are there, it failed with the error, or it was cancelled.';
