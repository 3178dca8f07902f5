-- Pictures that came with briefs, as their owner's limit counts them. A row is there before its
-- upload begins: of a hundred briefs at once, those that will be refused upload nothing.

create table private.inspirations (
  path text primary key,
  owner_id uuid not null,
  bytes integer not null check (bytes > 0),
  idempotency_key text,
  upload_ends_at timestamptz
);
comment on table private.inspirations is
  'Objects in bucket inspiration-images. No foreign key to the owner: a project''s rows go with it, the others with their time.';
comment on column private.inspirations.upload_ends_at is
  'Until when its project has to be made; null from then on.';
create index inspirations_by_owner on private.inspirations (owner_id);
create index inspirations_by_upload on private.inspirations (upload_ends_at)
  where upload_ends_at is not null;

create function public.reserve_inspiration(
  p_owner_id uuid, p_path text, p_bytes integer, p_max_bytes bigint,
  p_concept_count integer, p_max_active_projects integer, p_max_generations_per_day integer,
  p_idempotency_key text default null, p_request_hash text default null
) returns jsonb
language plpgsql security definer
set search_path = ''
set lock_timeout = '2s'
as $$
declare
  v_uploads integer;
  v_bytes bigint;
  v_is_uploaded boolean;
  v_answer jsonb;
begin
  v_answer := private.begin_spending(p_owner_id, p_idempotency_key, p_request_hash);
  if v_answer is not null then
    return v_answer;
  end if;
  delete from private.inspirations
  where owner_id = p_owner_id and upload_ends_at <= clock_timestamp();
  select
    count(*) filter (where upload_ends_at is not null), coalesce(sum(bytes), 0),
    coalesce(bool_or(upload_ends_at is not null and idempotency_key = p_idempotency_key), false)
  into v_uploads, v_bytes, v_is_uploaded
  from private.inspirations where owner_id = p_owner_id;
  if v_is_uploaded then
    return jsonb_build_object('outcome', 'uploading');
  end if;
  v_answer := private.refuse_project(
    p_owner_id, p_concept_count, p_max_active_projects - v_uploads, p_max_generations_per_day
  );
  if v_answer ->> 'code' = 'active_project_limit' then
    return v_answer || jsonb_build_object('limit', p_max_active_projects);
  elsif v_answer is not null then
    return v_answer;
  elsif v_bytes + p_bytes > p_max_bytes then
    return private.refusal('storage_limit');
  elsif not public.reserve_object('inspiration-images', p_path) then
    return private.refusal('unavailable');
  end if;
  insert into private.inspirations (path, owner_id, bytes, idempotency_key, upload_ends_at)
  values (
    p_path, p_owner_id, p_bytes, p_idempotency_key, private.removal_due_without_lease()
  );
  return jsonb_build_object('outcome', 'none');
end
$$;
comment on function public.reserve_inspiration(
  uuid, text, integer, bigint, integer, integer, integer, text, text
) is
  'What create_project would answer for a brief with a picture: {outcome: none} where it would create, and the picture''s place is taken. Uploads count as unfinished projects. {outcome: uploading}: the same key''s picture is on its way, so ask again.';

create function public.release_inspiration(p_path text) returns void
language sql security definer
set search_path = ''
set lock_timeout = '2s'
as $$
  delete from private.inspirations where path = p_path and upload_ends_at is not null;
$$;
comment on function public.release_inspiration(text) is
  'Gives the place of a picture back that could not be uploaded, or that no project was made of.';

create function private.keep_inspiration() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  update private.inspirations set upload_ends_at = null, idempotency_key = null
  where path = new.inspiration_image_url;
  return null;
end
$$;
comment on function private.keep_inspiration() is 'Counts a picture as its new project''s.';

create trigger keep_inspiration after insert on public.brand_projects
  for each row when (new.inspiration_image_url is not null)
  execute function private.keep_inspiration();

create function private.forget_inspiration() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  if tg_op = 'DELETE' or new.inspiration_image_url is distinct from old.inspiration_image_url then
    delete from private.inspirations where path = old.inspiration_image_url;
  end if;
  return null;
end
$$;
comment on function private.forget_inspiration() is
  'No longer counts a picture that its project has lost.';

create trigger forget_inspiration
  after delete or update of inspiration_image_url on public.brand_projects
  for each row when (old.inspiration_image_url is not null)
  execute function private.forget_inspiration();

-- Nobody draws by the picture of a project that came to nothing. A retry goes on without it.

create index brand_projects_idle_inspirations on public.brand_projects (updated_at)
  where inspiration_image_url is not null and status in ('failed', 'cancelled');

create function private.drop_inspirations(p_limit integer default 1000) returns void
language sql security definer
set search_path = ''
as $$
  with idle as materialized (
    select id from public.brand_projects
    where inspiration_image_url is not null and status in ('failed', 'cancelled')
      and updated_at < clock_timestamp() - interval '1 day'
      and not deleted_completed
      and not exists (
        select from public.generated_assets
        where project_id = brand_projects.id and generated_assets.status = 'completed'
      )
    order by updated_at limit p_limit
    -- Who has a project locked is busy with it, and the next round comes.
    for no key update skip locked
  )
  update public.brand_projects set inspiration_image_url = null
  from idle where brand_projects.id = idle.id;
  delete from private.inspirations where upload_ends_at <= clock_timestamp();
$$;
comment on function private.drop_inspirations(integer) is
  'Removes the pictures of projects that have ended without a logo for a day.';

select cron.schedule('drop-inspirations', '*/10 * * * *', 'select private.drop_inspirations()');

grant execute on function public.reserve_inspiration(
  uuid, text, integer, bigint, integer, integer, integer, text, text
), public.release_inspiration(text) to service_role;
