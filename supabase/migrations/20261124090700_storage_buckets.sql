-- The buckets' limits hold for the service role too. The types always do, so that neither a bug nor
-- a vendor's answer can put something into a bucket that is declared to be no picture. The size does
-- where the request says how long its file is, or sends a form: Storage takes a stream of any size,
-- so the workers count the bytes that they pass on. An SVG has been read and written anew before: it
-- neither runs nor loads anything.
insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
values
  (
    'inspiration-images', 'inspiration-images', false, 5 * 1024 * 1024,
    array['image/png', 'image/jpeg', 'image/webp']
  ),
  (
    'generated-assets', 'generated-assets', false, 32 * 1024 * 1024,
    array['image/png', 'image/jpeg', 'image/webp', 'image/svg+xml']
  ),
  (
    'brand-kits', 'brand-kits', false, 32 * 1024 * 1024,
    array[
      'image/png', 'image/jpeg', 'image/webp', 'image/svg+xml', 'image/x-icon', 'application/pdf',
      'application/manifest+json', 'application/json', 'application/zip', 'text/html', 'text/css',
      'text/plain'
    ]
  )
on conflict (id) do update set
  public = excluded.public,
  file_size_limit = excluded.file_size_limit,
  allowed_mime_types = excluded.allowed_mime_types;

-- A user may read an object as long as they may read the row that names it. Once the row is
-- deleted, the picture can't be read, even while its bytes wait for removal. Only the service role
-- writes.
create policy "Owners read their inspirations" on storage.objects
  for select to authenticated
  using (
    bucket_id = 'inspiration-images'
    and exists (
      select from public.brand_projects
      where brand_projects.inspiration_image_url = objects.name
        and brand_projects.user_id = (select auth.uid())
    )
  );

create policy "Owners read their logos" on storage.objects
  for select to authenticated
  using (
    bucket_id = 'generated-assets'
    and exists (
      select from public.generated_assets
      where (generated_assets.asset_url = objects.name
          or generated_assets.thumbnail_path = objects.name)
        and generated_assets.user_id = (select auth.uid())
    )
  );
