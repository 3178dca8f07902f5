-- Who may do what: the grants are wide, as hosted; row level security decides.

alter table storage.buckets owner to supabase_storage_admin;
alter table storage.objects owner to supabase_storage_admin;
alter type storage.buckettype owner to supabase_storage_admin;

alter table storage.buckets enable row level security;
alter table storage.objects enable row level security;

grant usage on schema storage to postgres, anon, authenticated, service_role;
grant all on storage.buckets, storage.objects to anon, authenticated, service_role;
grant all on storage.buckets, storage.objects to postgres with grant option;

-- So that migrations may write policies (see guards.sql); not to become the owner.
grant supabase_storage_admin to postgres with inherit true, set false, admin false;
