-- Nobody may call a new function until it is granted to them. Without this Postgres lets everybody
-- call every function, and hosted Supabase adds grants to the API's roles in schema `public`.
--
-- What a CHECK constraint or a view calls needs a grant too: both call it as whoever writes the row
-- or reads the view. Triggers need none.
alter default privileges for role postgres revoke execute on functions from public;
alter default privileges for role postgres in schema public
  revoke execute on functions from anon, authenticated, service_role;
