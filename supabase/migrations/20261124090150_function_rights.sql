-- No role may call a new function until it is granted. By default Postgres lets every role call
-- every function, and hosted Supabase adds grants to the API's roles in schema `public`.
--
-- A function that a CHECK constraint or a view calls needs a grant too: it runs with the rights of
-- the role that writes the row or reads the view. Triggers need none.
alter default privileges for role postgres revoke execute on functions from public;
alter default privileges for role postgres in schema public
  revoke execute on functions from anon, authenticated, service_role;
