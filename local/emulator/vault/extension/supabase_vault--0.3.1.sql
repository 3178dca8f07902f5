-- Stands in for Supabase Vault, which is written in C on libsodium: the same names, columns and
-- privileges, on pgcrypto.

-- The root key lies in the data directory, beside the tables and not in one, so that neither a dump
-- nor any role but a superuser can read it. Two random UUIDs carry 244 random bits.
do $$
declare
  path constant text := current_setting('data_directory') || '/vault.key';
begin
  if pg_catalog.pg_stat_file(path, missing_ok => true) is null then
    execute format(
      'copy (select pg_catalog.gen_random_uuid()::text || pg_catalog.gen_random_uuid()::text) to %L',
      path
    );
  end if;
end
$$;

-- In PL/pgSQL, though SQL would do: it keeps its plans, and every call of a function reads secrets.
create function vault._root_key() returns bytea
language plpgsql stable
set search_path = ''
as $$
begin
  return pg_catalog.sha256(pg_catalog.pg_read_binary_file('vault.key'));
end
$$;
comment on function vault._root_key() is 'only a superuser may read the file behind it';

-- Each row has a key of its own, derived from its id and nonce, so that a ciphertext copied to
-- another row can't be read there.
create function vault._row_key(additional bytea, nonce bytea) returns text
language plpgsql stable
set search_path = ''
as $$
begin
  return pg_catalog.encode(
    @extschema:pgcrypto@.hmac(additional || coalesce(nonce, ''), vault._root_key(), 'sha256'), 'hex'
  );
end
$$;
comment on function vault._row_key(bytea, bytea) is 'passphrase of one secret';

create function vault._crypto_aead_det_encrypt(
  message bytea, additional bytea, key_id bigint, context bytea default 'pgsodium',
  nonce bytea default null
) returns bytea
language sql volatile security definer
set search_path = ''
as $$
  -- s2k-mode 1: the passphrase is a random key, which stretching would only make slow.
  select @extschema:pgcrypto@.pgp_sym_encrypt_bytea(
    message, vault._row_key(additional, nonce), 'cipher-algo=aes256, s2k-mode=1'
  );
$$;
comment on function vault._crypto_aead_det_encrypt(bytea, bytea, bigint, bytea, bytea)
  is 'encrypts one secret; key_id and context are ignored here';

create function vault._crypto_aead_det_decrypt(
  message bytea, additional bytea, key_id bigint, context bytea default 'pgsodium',
  nonce bytea default null
) returns bytea
language plpgsql stable security definer
set search_path = ''
as $$
begin
  return @extschema:pgcrypto@.pgp_sym_decrypt_bytea(message, vault._row_key(additional, nonce));
end
$$;
comment on function vault._crypto_aead_det_decrypt(bytea, bytea, bigint, bytea, bytea)
  is 'decrypts one secret; key_id and context are ignored here';

create function vault._crypto_aead_det_noncegen() returns bytea
language sql volatile
set search_path = ''
as $$
  select @extschema:pgcrypto@.gen_random_bytes(16);
$$;
comment on function vault._crypto_aead_det_noncegen() is 'a fresh nonce';

create table vault.secrets (
  id uuid primary key default pg_catalog.gen_random_uuid(),
  name text,
  description text not null default '',
  secret text not null,
  key_id uuid,
  nonce bytea default vault._crypto_aead_det_noncegen(),
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null default current_timestamp
);
comment on table vault.secrets is 'secrets; column secret holds the ciphertext in base64';

create unique index secrets_name_idx on vault.secrets (name) where name is not null;

select pg_catalog.pg_extension_config_dump('vault.secrets', '');

create view vault.decrypted_secrets as
select
  s.id, s.name, s.description, s.secret,
  pg_catalog.convert_from(
    vault._crypto_aead_det_decrypt(
      message => pg_catalog.decode(s.secret, 'base64'),
      additional => pg_catalog.convert_to(s.id::text, 'utf8'), key_id => 0, nonce => s.nonce
    ),
    'utf8'
  ) as decrypted_secret,
  s.key_id, s.nonce, s.created_at, s.updated_at
from vault.secrets s;
comment on view vault.decrypted_secrets is 'secrets in the clear, for who may execute the decryption';

create function vault._seal(secret text, id uuid, nonce bytea) returns text
language sql volatile
set search_path = ''
as $$
  select pg_catalog.encode(vault._crypto_aead_det_encrypt(
    message => pg_catalog.convert_to(secret, 'utf8'),
    additional => pg_catalog.convert_to(id::text, 'utf8'), key_id => 0, nonce => nonce
  ), 'base64');
$$;
comment on function vault._seal(text, uuid, bytea) is 'what column secret holds';

create function vault.create_secret(
  new_secret text, new_name text default null, new_description text default '',
  new_key_id uuid default null
) returns uuid
language plpgsql security definer
set search_path = ''
as $$
declare
  new_id constant uuid := pg_catalog.gen_random_uuid();
  new_nonce constant bytea := vault._crypto_aead_det_noncegen();
begin
  insert into vault.secrets (id, nonce, secret, name, description)
  values (new_id, new_nonce, vault._seal(new_secret, new_id, new_nonce), new_name, new_description);
  return new_id;
end
$$;
comment on function vault.create_secret(text, text, text, uuid)
  is 'stores a secret and returns its id; new_key_id is ignored, as in Vault itself';

create function vault.update_secret(
  secret_id uuid, new_secret text default null, new_name text default null,
  new_description text default null, new_key_id uuid default null
) returns void
language plpgsql security definer
set search_path = ''
as $$
begin
  update vault.secrets s set
    secret = coalesce(vault._seal(new_secret, s.id, s.nonce), s.secret),
    name = coalesce(new_name, s.name),
    description = coalesce(new_description, s.description),
    updated_at = pg_catalog.now()
  where s.id = secret_id;
end
$$;
comment on function vault.update_secret(uuid, text, text, text, uuid)
  is 'changes what is not null; new_key_id is ignored, as in Vault itself';

revoke all on all functions in schema vault from public;

-- As on hosted: the developer and the service role read secrets and change them by the functions.
grant usage on schema vault to postgres with grant option;
grant select, delete on vault.secrets, vault.decrypted_secrets to postgres with grant option;
grant execute on function vault.create_secret, vault.update_secret, vault._crypto_aead_det_decrypt
  to postgres with grant option;
grant usage on schema vault to service_role;
grant select, delete on vault.secrets, vault.decrypted_secrets to service_role;
grant execute on function vault.create_secret, vault.update_secret, vault._crypto_aead_det_decrypt
  to service_role;
