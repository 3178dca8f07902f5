import assert from "node:assert/strict";
import type postgres from "postgres";
import { withScratchCluster } from "../postgres/scratch-cluster.ts";

async function create(sql: postgres.Sql, secret: string, name: string): Promise<string> {
  const [row] = await sql<[{ id: string }]>`
    select vault.create_secret(${secret}, ${name}, 'for a test') as id`;
  return row.id;
}

async function read(sql: postgres.Sql, name: string): Promise<string | undefined> {
  const [row] = await sql<{ decrypted_secret: string }[]>`
    select decrypted_secret from vault.decrypted_secrets where name = ${name}`;
  return row?.decrypted_secret;
}

Deno.test("Vault", async (t) => {
  await withScratchCluster(async ({ admin, owner }) => {
    for (const role of ["anon", "authenticated"]) {
      await t.step(`${role} neither reads nor writes secrets`, async () => {
        await create(owner, "hidden", `hidden from ${role}`);
        await owner`set role ${owner(role)}`;
        await assert.rejects(owner`select * from vault.decrypted_secrets`, { code: "42501" });
        await assert.rejects(create(owner, "x", "y"), { code: "42501" });
        await owner`reset role`;
      });
    }

    for (const role of ["postgres", "service_role"]) {
      await t.step(`${role} creates, reads and changes them`, async () => {
        await owner`set role ${owner(role)}`;
        const id = await create(owner, "first ü", role);
        assert.equal(await read(owner, role), "first ü");
        await owner`select vault.update_secret(${id}, 'second')`;
        assert.equal(await read(owner, role), "second");
        await owner`select vault.update_secret(${id}, new_description => 'renamed')`;
        assert.equal(await read(owner, role), "second");
        await owner`reset role`;
      });
    }

    await t.step(
      "what is stored is not the secret, and is good for its own row alone",
      async () => {
        await create(owner, "visible", "a");
        await create(owner, "other", "b");
        const [stored] = await admin<[{ secret: string }]>`
        select secret from vault.secrets where name = 'a'`;
        assert.doesNotMatch(atob(stored.secret.replaceAll("\n", "")), /visible/);
        await admin`update vault.secrets set secret = ${stored.secret} where name = 'b'`;
        await assert.rejects(read(owner, "b"), /Wrong key or corrupt data/);
      },
    );

    await t.step("a name is taken once", async () => {
      await create(owner, "x", "once");
      await assert.rejects(create(owner, "y", "once"), { code: "23505" });
    });

    await t.step("the key is out of reach", async () => {
      await assert.rejects(owner`select vault._root_key()`, { code: "42501" });
      await assert.rejects(owner`select pg_read_binary_file('vault.key')`, { code: "42501" });
    });
  });
});
