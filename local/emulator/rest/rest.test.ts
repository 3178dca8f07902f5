import assert from "node:assert/strict";
import os from "node:os";
import { join } from "node:path";
import process from "node:process";
import { installAuthSchema } from "../auth/schema.ts";
import { eventually } from "../eventually.fixture.ts";
import { parseConfig } from "../platform/config.ts";
import { loadKeys } from "../platform/keys.ts";
import { recordedPid } from "../postgres/orphan.ts";
import { type ScratchCluster, withScratchCluster } from "../postgres/scratch-cluster.ts";
import { startRest } from "./rest.ts";

const config = parseConfig(`project_id = "test"\n[api]\nmax_rows = 3`);

Deno.test("REST on a database of its own", async (t) => {
  await withScratchCluster(async (cluster) => {
    await installAuthSchema(cluster.admin);
    const folder = await Deno.makeTempDir();
    const keys = await loadKeys(folder);
    const rest = await startRest({ adminUrl: cluster.adminUrl, keys, config });
    const get = async (path: string, key = keys.secretKey) => {
      const request = new Request(`http://127.0.0.1/rest/v1/${path}`, { headers: { apikey: key } });
      const response = await rest.handle(request);
      return { status: response.status, body: await response.json() };
    };

    await t.step("serving grants nothing", async () => {
      await cluster.owner.unsafe(`
        create table public.granted (id int);
        create table public.kept (id int);
        alter table public.kept enable row level security;
        grant select on public.granted to service_role;`);
      await until(async () => (await get("granted")).status === 200);
      assert.equal((await get("kept")).status, 403);
      const privileges = await cluster.admin`
        select grantee::text from information_schema.role_table_grants
        where table_name = 'kept' and grantee in ('anon', 'authenticated', 'service_role')`;
      assert.equal(privileges.length, 0);
    });

    await t.step("an exposed schema that authenticator may not use harms no other", async () => {
      await cluster.owner.unsafe(`
        create schema hidden;
        create table hidden.numbered (id int generated always as identity);`);
      const api = { ...config.api, schemas: ["public", "hidden"] };
      const both = await startRest({
        adminUrl: cluster.adminUrl,
        keys,
        config: { ...config, api },
      });
      const headers = { apikey: keys.secretKey };
      const request = new Request("http://127.0.0.1/rest/v1/granted", { headers });
      assert.equal((await both.handle(request)).status, 200);
      await both.stop();
    });

    await t.step("no answer is longer than max_rows", async () => {
      await cluster.owner`insert into public.granted select generate_series(1, 5)`;
      assert.equal((await get("granted")).body.length, 3);
      assert.equal((await get("granted?limit=4")).body.length, 3);
      assert.equal((await get("granted?limit=2")).body.length, 2);
    });

    await t.step("where the processor is short, people give way to the functions", async () => {
      await cluster.owner.unsafe(`
        create view public.connections as select pg_backend_pid() as pid;
        grant select on public.connections to anon, service_role;
        notify pgrst`);
      const pidOf = async (key: string) => (await get("connections", key)).body[0].pid;
      await until(async () => (await get("connections")).status === 200);
      const low = Math.min(os.getPriority() + 10, 19);
      assert.equal(os.getPriority(await pidOf(keys.secretKey)), os.getPriority());
      const peoples = await pidOf(keys.publishableKey);
      assert.equal(os.getPriority(peoples), low);
      const session = await Deno.readTextFile(`/proc/${peoples}/autogroup`).catch(() => undefined);
      if (session !== undefined) assert.match(session, new RegExp(` nice ${low}$`, "m"));
    });

    await t.step("a key in the query string will do", async () => {
      const request = new Request(`http://127.0.0.1/rest/v1/granted?apikey=${keys.secretKey}`);
      assert.equal((await rest.handle(request)).status, 200);
    });

    await t.step("paths that are none", async () => {
      assert.equal((await get("")).status, 404);
      assert.equal((await get("a/b")).status, 404);
      assert.equal((await get("%E0%A4%A")).status, 400);
    });

    await t.step("a table made after the database was restarted is seen", async () => {
      await restart(cluster);
      await until(async () => (await get("granted")).status === 200);
      await cluster.owner.unsafe(`create table public.late (id int);
        grant select on public.late to service_role;`);
      await until(async () => (await get("late")).status === 200);
    });

    await rest.stop();
    await Deno.remove(folder, { recursive: true });
  });
});

async function restart({ home, owner }: ScratchCluster): Promise<void> {
  const data = join(home, "data");
  const pid = await recordedPid(data);
  assert.ok(pid);
  process.kill(pid, "SIGKILL");
  // Its connections live on for a moment, so that an answer alone may come from the dead one.
  await until(async () => await recordedPid(data) !== pid);
  await until(async () => await owner`select 1`.then(() => true, () => false));
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  await eventually("it becomes so", () => isSo().catch(() => false));
}
