-- The tables whose changes `supabase.channel(..).on('postgres_changes', …)` can receive. Row level
-- security decides which rows a user receives.
alter publication supabase_realtime add table public.brand_projects, public.generated_assets;
