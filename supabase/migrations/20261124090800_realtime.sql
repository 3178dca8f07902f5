-- What `supabase.channel(..).on('postgres_changes', …)` may hear; RLS decides who hears what.
alter publication supabase_realtime add table public.brand_projects, public.generated_assets;
