-- The schemas and extensions that a hosted project starts with. Nothing is granted on what comes
-- later: a table is out of the API's reach until a migration grants it.

create schema if not exists extensions;
create schema if not exists graphql_public;
create schema if not exists realtime;

create extension if not exists pgcrypto with schema extensions;
create extension if not exists "uuid-ossp" with schema extensions;
create extension if not exists supabase_vault;

grant usage on schema public to anon, authenticated, service_role;
grant all on schema extensions to postgres;
grant usage on schema extensions, graphql_public, realtime
  to postgres, anon, authenticated, service_role;
