-- What is stored: the bytes lie on disk under `version`, everything else is here.

create schema if not exists storage authorization supabase_storage_admin;

do $$
begin
  if pg_catalog.to_regtype('storage.buckettype') is null then
    create type storage.buckettype as enum ('STANDARD', 'ANALYTICS', 'VECTOR');
  end if;
end
$$;

create table if not exists storage.buckets (
  id text primary key,
  name text not null,
  owner uuid,
  created_at timestamptz default now(),
  updated_at timestamptz default now(),
  public boolean default false,
  avif_autodetection boolean default false,
  file_size_limit bigint,
  allowed_mime_types text[],
  owner_id text,
  type storage.buckettype not null default 'STANDARD'
);

create unique index if not exists bname on storage.buckets (name);

comment on column storage.buckets.owner is 'Deprecated: use owner_id.';
comment on column storage.buckets.file_size_limit is 'Bytes; null: the project''s limit.';
comment on column storage.buckets.allowed_mime_types is 'null or empty: any.';

create table if not exists storage.objects (
  id uuid primary key default gen_random_uuid(),
  bucket_id text constraint "objects_bucketId_fkey" references storage.buckets (id),
  name text,
  owner uuid,
  created_at timestamptz default now(),
  updated_at timestamptz default now(),
  last_accessed_at timestamptz default now(),
  metadata jsonb,
  path_tokens text[] generated always as (string_to_array(name, '/')) stored,
  version text,
  owner_id text,
  user_metadata jsonb
);

-- Uploads say `on conflict (name, bucket_id)`.
create unique index if not exists bucketid_objname on storage.objects (bucket_id, name);
create index if not exists name_prefix_search on storage.objects (name text_pattern_ops);
-- Listing a folder reads a range of names, in the order of their bytes.
create index if not exists idx_objects_bucket_id_name
  on storage.objects (bucket_id, name collate "C");
create index if not exists idx_objects_bucket_id_name_lower
  on storage.objects (bucket_id, lower(name) collate "C");

comment on column storage.objects.owner is 'Deprecated: use owner_id.';
comment on column storage.objects.metadata is 'What Storage knows of the bytes: size, mimetype, eTag, …';
comment on column storage.objects.user_metadata is 'What the uploader said of them.';
comment on column storage.objects.version is 'Names the bytes; another one with each upload.';
