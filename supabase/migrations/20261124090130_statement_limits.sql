-- REST lets its callers nest tables as deep as they like, and a short address can ask for hours of
-- work. PostgREST reads these settings and holds each request to its caller's; verbs are called as
-- service_role and go on having their time.

alter role anon set statement_timeout = '3s';
alter role authenticated set statement_timeout = '3s';
notify pgrst, 'reload config';
