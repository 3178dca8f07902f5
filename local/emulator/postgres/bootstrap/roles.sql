-- The roles of a hosted project. Only supabase_admin, whom initdb made, is a superuser.

do $$
declare
  wanted text;
begin
  foreach wanted in array array[
    'postgres', 'anon', 'authenticated', 'service_role', 'authenticator',
    'supabase_auth_admin', 'supabase_storage_admin', 'supabase_realtime_admin'
  ]
  loop
    if not exists (select from pg_catalog.pg_roles where rolname = wanted) then
      execute format('create role %I', wanted);
    end if;
  end loop;
end
$$;

alter role postgres login nosuperuser createdb createrole replication bypassrls;
alter role anon nologin inherit;
alter role authenticated nologin inherit;
alter role service_role nologin inherit bypassrls;
alter role authenticator login noinherit;
alter role supabase_auth_admin login noinherit;
alter role supabase_storage_admin login noinherit;
alter role supabase_realtime_admin nologin noinherit;

-- The logins have the cluster's one password: REST, Auth and Storage log in as hosted's do, so that
-- nothing that runs on their connections can become more than their roles. The stored verifier is
-- salted but knows no role name, so it can be handed on without the password being here.
do $$
declare
  login text;
begin
  foreach login in array array[
    'postgres', 'authenticator', 'supabase_auth_admin', 'supabase_storage_admin'
  ]
  loop
    execute format('alter role %I password %L', login,
      (select rolpassword from pg_catalog.pg_authid where rolname = 'supabase_admin'));
  end loop;
end
$$;

grant anon, authenticated, service_role to authenticator, supabase_storage_admin;
grant anon, authenticated, service_role to postgres with admin option;
grant pg_monitor, pg_read_all_data, pg_signal_backend to postgres with admin option;

alter role anon set statement_timeout = '3s';
alter role authenticated set statement_timeout = '8s';
alter role authenticator set statement_timeout = '8s';
alter role authenticator set lock_timeout = '8s';

alter role supabase_admin set search_path = "$user", public, auth, extensions;
alter role postgres set search_path = "$user", public, extensions;

-- Owning the database makes postgres the owner of schema public too, and lets it create schemas,
-- publications and trusted extensions.
alter database postgres owner to postgres;
alter database postgres set search_path = "$user", public, extensions;
