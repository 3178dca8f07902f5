-- Holds what drives the work and no user may see. The API doesn't expose this schema, and no role
-- of the API may look into it. The verbs in `public` reach it as security definers.
--
-- What is called for every picture is in PL/pgSQL, where SQL would do too: that keeps its plans, and a
-- function in SQL is planned anew by each statement that calls it.
create schema private;
comment on schema private is 'Jobs, leases, limits and logs behind the public tables; out of the API''s reach.';
revoke all on schema private from public;
