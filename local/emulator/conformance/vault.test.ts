import assert from "node:assert/strict";
import { openAdminClient, openClient, openDatabase } from "./project.ts";

const sql = openDatabase();
Deno.test.afterAll(() => sql.end());

Deno.test("a secret is kept encrypted and read by its name", async () => {
  const name = `conformance ${crypto.randomUUID()}`;
  const [made] = await sql`select vault.create_secret('sesame ü', ${name}, 'a door') as id`;
  const [stored] = await sql`select * from vault.secrets where id = ${made?.id}`;
  assert.equal(stored?.name, name);
  assert.equal(stored?.description, "a door");
  assert.doesNotMatch(atob(stored?.secret.replaceAll("\n", "")), /sesame/);
  const [clear] = await sql`select * from vault.decrypted_secrets where name = ${name}`;
  assert.equal(clear?.decrypted_secret, "sesame ü");
  assert.equal(clear?.secret, stored?.secret);

  await sql`select vault.update_secret(${made?.id}, 'open', ${`${name} 2`}, 'a gate')`;
  const [changed] = await sql`select * from vault.decrypted_secrets where id = ${made?.id}`;
  assert.deepEqual([changed?.name, changed?.description, changed?.decrypted_secret], [
    ...[`${name} 2`, "a gate", "open"],
  ]);
  await sql`select vault.update_secret(${made?.id}, new_description => 'none')`;
  const [kept] = await sql`select * from vault.decrypted_secrets where id = ${made?.id}`;
  assert.deepEqual([kept?.description, kept?.decrypted_secret], ["none", "open"]);
  assert.ok(kept?.updated_at >= kept?.created_at);

  const twice = sql`select vault.create_secret('x', ${`${name} 2`})`;
  await assert.rejects(twice, { code: "23505" });
  for (let unnamed = 0; unnamed < 2; unnamed++) {
    const [row] = await sql`select vault.create_secret('nameless') as id`;
    await sql`delete from vault.secrets where id = ${row?.id}`;
  }
  await sql`delete from vault.secrets where id = ${made?.id}`;
  assert.equal((await sql`select from vault.decrypted_secrets where id = ${made?.id}`).length, 0);
});

Deno.test("secrets are the owner's and the service's, and out of the API's reach", async () => {
  for (const [role, reads] of [["service_role", true], ["anon", false], ["authenticated", false]]) {
    const [row] = await sql`
      select has_table_privilege(${role}, 'vault.decrypted_secrets', 'select')
        and has_schema_privilege(${role}, 'vault', 'usage') as reads`;
    assert.equal(row?.reads, reads, String(role));
  }
  for (const client of [openClient(), openAdminClient()]) {
    const { error } = await client.schema("vault" as "public").from("decrypted_secrets").select();
    assert.equal(error?.code, "PGRST106");
  }
});
