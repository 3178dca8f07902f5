-- Realtime streams the tables that are in this publication. It belongs to postgres, so that a
-- migration may add its tables.

do $$
begin
  if not exists (select from pg_catalog.pg_publication where pubname = 'supabase_realtime') then
    create publication supabase_realtime;
  end if;
end
$$;

alter publication supabase_realtime owner to postgres;
