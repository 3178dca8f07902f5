-- Everything that drives the work and nobody may see lives here. The API doesn't expose this schema
-- and no role of the API may look into it; the verbs in `public` are security definers.
create schema private;
comment on schema private is 'Jobs, leases, limits and logs behind the public tables; out of the API''s reach.';
revoke all on schema private from public;
