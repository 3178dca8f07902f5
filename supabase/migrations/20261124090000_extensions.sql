-- What a hosted project has to offer and doesn't switch on by itself. Vault is always on.
create extension if not exists pg_net with schema extensions;
create extension if not exists pg_cron with schema pg_catalog;
