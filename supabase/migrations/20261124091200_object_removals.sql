-- SQL may not delete stored objects, so they are listed here and remove-objects deletes them. A
-- path is listed before its upload starts, and taken off the list by the accepted settlement. So a
-- crash between the two leaves no object behind.

create table private.object_removals (
  bucket text not null,
  path text not null,
  -- A path begins with its owner's id.
  owner_id uuid generated always as (
    case when path ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/' then left(path, 36)::uuid end
  ) stored,
  job_id uuid,
  due_at timestamptz not null,
  claimed_at timestamptz,
  primary key (bucket, path)
);
comment on table private.object_removals is 'Objects to delete once due.';
create index object_removals_due on private.object_removals (due_at);
create index object_removals_by_job on private.object_removals (job_id) where job_id is not null;

-- When an object is removed: at once where its row was deleted, else when its upload can no longer
-- arrive.

create function private.removal_due(p_lease_expires_at timestamptz) returns timestamptz
language plpgsql immutable
set search_path = ''
as $$
begin
  return p_lease_expires_at + interval '10 seconds';
end
$$;
comment on function private.removal_due(timestamptz) is
  'When an upload under a lease can''t arrive any more: its worker has aborted it by then.';

create function private.removal_due_without_lease() returns timestamptz
language sql volatile
set search_path = ''
as $$ select clock_timestamp() + interval '2 minutes' $$;
comment on function private.removal_due_without_lease() is
  'When an upload that begins now and that no lease bounds is over: that of an inspiration.';

create function private.is_handed_out(p_claimed_at timestamptz) returns boolean
language sql volatile
set search_path = ''
as $$ select coalesce(p_claimed_at >= clock_timestamp() - interval '30 seconds', false) $$;
comment on function private.is_handed_out(timestamptz) is
  'Whether a caller is at work on what it took from a list. If that is not confirmed in this time, it is handed out again.';

create function public.reserve_object(
  p_bucket text, p_path text, p_job_id uuid default null, p_lease_token uuid default null
) returns boolean
language plpgsql security definer
set search_path = ''
set lock_timeout = '2s'
as $$
declare
  v_due timestamptz;
begin
  if p_job_id is null then
    v_due := private.removal_due_without_lease();
  else
    select private.removal_due(lease_expires_at) into v_due
    from private.jobs where id = p_job_id and lease_token = p_lease_token for share;
    if v_due is null then
      v_due := private.removal_due(
        (private.regain_job(p_job_id, p_lease_token)).lease_expires_at
      );
    end if;
    if v_due is null then
      return false;
    end if;
  end if;
  insert into private.object_removals (bucket, path, job_id, due_at)
  values (p_bucket, p_path, p_job_id, v_due)
  on conflict (bucket, path) do update set due_at = excluded.due_at
  where object_removals.job_id is not distinct from excluded.job_id
    and object_removals.claimed_at is null;
  return found;
end
$$;
comment on function public.reserve_object(text, text, uuid, uuid) is
  'Lists a path for removal before it is uploaded. False: the lease is lost or the path taken, so don''t upload.';

create function private.keep_objects(p_bucket text, p_paths text[], p_job_id uuid) returns boolean
language plpgsql
set search_path = ''
as $$
declare
  v_listed integer;
begin
  select count(*) into v_listed
  from (
    select from private.object_removals
    where bucket = p_bucket and path = any (p_paths)
      and job_id is not distinct from p_job_id and claimed_at is null
    order by path for update
  ) as listed;
  if v_listed <> cardinality(p_paths) then
    return false;
  end if;
  delete from private.object_removals where bucket = p_bucket and path = any (p_paths);
  return true;
end
$$;
comment on function private.keep_objects(text, text[], uuid) is
  'Takes uploaded objects off the list, all or none. False: one of them is being removed, or was never reserved.';

create function private.list_removed_picture() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  insert into private.object_removals (bucket, path, due_at)
  select 'generated-assets', path, clock_timestamp()
  from unnest(array[old.asset_url, old.thumbnail_path]) as path
  where path is not null
  on conflict (bucket, path) do update set due_at = excluded.due_at, job_id = null;
  return old;
end
$$;
comment on function private.list_removed_picture() is
  'Lists a deleted asset''s picture and thumbnail for removal.';

create trigger list_removed_picture before delete on public.generated_assets
  for each row execute function private.list_removed_picture();

create function private.list_removed_inspiration() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  if tg_op = 'DELETE' or new.inspiration_image_url is distinct from old.inspiration_image_url then
    insert into private.object_removals (bucket, path, due_at)
    values ('inspiration-images', old.inspiration_image_url, clock_timestamp())
    on conflict (bucket, path) do update set due_at = excluded.due_at;
  end if;
  return null;
end
$$;
comment on function private.list_removed_inspiration() is
  'Lists an inspiration for removal whose project was deleted, or goes on without it.';

create trigger list_removed_inspiration
  after delete or update of inspiration_image_url on public.brand_projects
  for each row when (old.inspiration_image_url is not null)
  execute function private.list_removed_inspiration();

create function private.hand_out_removals(p_prefix text) returns jsonb
language sql
set search_path = ''
as $$
  with due as materialized (
    select bucket, path from private.object_removals
    where due_at <= clock_timestamp() and starts_with(path, p_prefix)
    for update skip locked
  ), claimed as (
    update private.object_removals as removal set claimed_at = clock_timestamp()
    from due where removal.bucket = due.bucket and removal.path = due.path
    returning removal.bucket, removal.path
  )
  select coalesce(jsonb_agg(jsonb_build_object('bucket', bucket, 'path', path)), '[]') from claimed;
$$;
comment on function private.hand_out_removals(text) is
  'The objects that are due under a prefix, [{bucket, path}], for a caller that deletes them now. Those that it does not confirm are handed out again.';

create function private.is_removable(p_removal private.object_removals) returns boolean
language plpgsql stable
set search_path = ''
as $$
begin
  return not private.is_handed_out(p_removal.claimed_at)
    -- Who had the job may come back and settle it with this.
    and not (p_removal.job_id is not null and private.may_be_revived(p_removal.job_id, null));
end
$$;
comment on function private.is_removable(private.object_removals) is
  'Whether nobody will settle anything with an object that is due, and nobody is deleting it.';

create function public.claim_object_removals(p_limit integer default 100) returns jsonb
language sql security definer
set search_path = ''
set lock_timeout = '2s'
as $$
  with due as materialized (
    select bucket, path from private.object_removals as removal
    where due_at <= clock_timestamp() and private.is_removable(removal)
    order by due_at
    limit p_limit
    for update skip locked
  ), claimed as (
    update private.object_removals as removal set claimed_at = clock_timestamp()
    from due where removal.bucket = due.bucket and removal.path = due.path
    returning removal.bucket, removal.path
  )
  select coalesce(jsonb_agg(jsonb_build_object('bucket', bucket, 'path', path)), '[]') from claimed;
$$;
comment on function public.claim_object_removals(integer) is
  'Up to p_limit objects to delete now: [{bucket, path}]. Not confirmed in 30 s, they are handed out again.';

create function public.confirm_object_removals(p_objects jsonb) returns integer
language plpgsql security definer
set search_path = ''
set lock_timeout = '2s'
as $$
declare
  v_count integer;
begin
  delete from private.object_removals as removal
  using jsonb_to_recordset(p_objects) as gone (bucket text, path text)
  where removal.bucket = gone.bucket and removal.path = gone.path
    and removal.due_at <= clock_timestamp();
  get diagnostics v_count = row_count;
  return v_count;
end
$$;
comment on function public.confirm_object_removals(jsonb) is
  'Takes deleted objects, [{bucket, path}], off the list and says how many those were.';

create function private.dispatch_removals() returns void
language plpgsql
set search_path = ''
as $$
begin
  if exists (
    select from private.object_removals as removal
    where due_at <= clock_timestamp() and private.is_removable(removal)
  ) then
    perform private.call_function('remove-objects', array['{}'::jsonb]);
  end if;
end
$$;
comment on function private.dispatch_removals() is 'Calls remove-objects when there is something to do.';

grant execute on function
  public.reserve_object(text, text, uuid, uuid),
  public.claim_object_removals(integer),
  public.confirm_object_removals(jsonb)
to service_role;
