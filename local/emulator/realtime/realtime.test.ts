import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import assert from "node:assert/strict";
import { LogicalReplicationService } from "pg-logical-replication";
import type postgres from "postgres";
import { eventually } from "../eventually.fixture.ts";
import { startGateway } from "../gateway/gateway.ts";
import { loadKeys, type StackKeys } from "../platform/keys.ts";
import { type ScratchCluster, withScratchCluster } from "../postgres/scratch-cluster.ts";
import { startRealtime } from "./realtime.ts";
import { installRealtimeSchema } from "./schema.ts";

interface Scene extends ScratchCluster {
  keys: StackKeys;
  /** Starts a Realtime at an address of its own. */
  serve(options?: { pollMilliseconds?: number }): Served;
}
interface Served {
  url: string;
  /** A client with this token, or with the secret key. */
  client(token?: string): Promise<SupabaseClient>;
  stop(): Promise<void>;
}

/** One cluster for all tests, for its start takes longer than they do. */
async function withScene(work: (scene: Scene) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  const keys = await loadKeys(folder);
  await withScratchCluster(async (cluster) => {
    await installRealtimeSchema(cluster.admin);
    await cluster.owner.unsafe(`
      create table notes (id int primary key, body text);
      grant select on notes to service_role, authenticated;
      alter publication supabase_realtime add table notes`);
    await work({ ...cluster, keys, serve: (options) => serve(cluster, keys, options) });
  });
  await Deno.remove(folder, { recursive: true });
}

function serve(cluster: ScratchCluster, keys: StackKeys, options = {}): Served {
  const realtime = startRealtime({ adminUrl: cluster.adminUrl, keys, ...options });
  const gateway = startGateway({ port: 0, routes: [{ prefix: "/realtime/v1", ...realtime }] });
  const clients: SupabaseClient[] = [];
  return {
    url: gateway.url,
    async client(token) {
      const client = createClient(gateway.url, token ? keys.publishableKey : keys.secretKey, {
        accessToken: token ? () => Promise.resolve(token) : undefined,
        auth: { persistSession: false, autoRefreshToken: false },
      });
      // Otherwise a join that arrives before the token would be an anonymous one.
      if (token) await client.realtime.setAuth();
      clients.push(client);
      return client;
    },
    async stop() {
      for (const client of clients) await client.realtime.disconnect();
      await realtime.stop();
      await gateway.stop();
    },
  };
}

/** What came, in its order. */
class Inbox {
  readonly #come: string[] = [];
  #wake = () => {};

  put(item: string): void {
    this.#come.push(item);
    this.#wake();
  }

  /** The next that is `item`, for tests that a hiccup may tell more than once. */
  async until(item: string): Promise<void> {
    while (await this.next() !== item);
  }

  async next(): Promise<string> {
    while (this.#come.length === 0) {
      await new Promise<void>((resolve) => this.#wake = resolve);
    }
    return this.#come.shift() ?? assert.fail();
  }
}

const READY = "Subscribed to PostgreSQL";

/** Everything that a channel on all tables is told, as short texts. */
function listen(client: SupabaseClient, filter?: string): Inbox {
  const inbox = new Inbox();
  const table = filter ? { table: "notes", filter } : {};
  client.channel("all")
    .on("system", {}, ({ message }: { message: string }) => inbox.put(message))
    .on<{ id: number }>(
      "postgres_changes",
      { event: "*", schema: "public", ...table },
      (change) => {
        const row = change.eventType === "DELETE" ? change.old : change.new;
        inbox.put(`${change.eventType} ${change.table} ${row.id}`);
      },
    )
    .subscribe((status) => {
      if (status !== "SUBSCRIBED") inbox.put(status);
    });
  return inbox;
}

function withoutStandbyStatus(): Disposable {
  const library = LogicalReplicationService.prototype as unknown as { checkStandbyStatus(): void };
  const { checkStandbyStatus } = library;
  library.checkStandbyStatus = () => {};
  return { [Symbol.dispose]: () => library.checkStandbyStatus = checkStandbyStatus };
}

async function slots(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from pg_replication_slots`;
  return row?.count ?? 0;
}

Deno.test("Realtime", async (t) => {
  await withScene(async ({ admin, owner, keys, serve }) => {
    await t.step("a lost connection mends itself, and subscribers are told", async () => {
      const served = serve();
      const inbox = listen(await served.client());
      await inbox.until(READY);
      await admin`
        select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'realtime'`;
      await inbox.until(READY);
      await owner`insert into notes values (1)`;
      await inbox.until("INSERT notes 1");
      await served.stop();
    });

    for (const signal of ["SIGINT", "SIGKILL"] as const) {
      await t.step(
        `a Postgres that goes by ${signal} is followed again once it is back`,
        async () => {
          const served = serve();
          const inbox = listen(await served.client());
          await inbox.until(READY);
          const [file] = await admin<
            { text: string }[]
          >`select pg_read_file('postmaster.pid') as text`;
          // A shutdown waits for whoever follows. Of its own accord it would say every ten seconds how
          // far it is, which here it does not.
          using _ = withoutStandbyStatus();
          Deno.kill(Number.parseInt(file?.text ?? ""), signal);
          await inbox.until(READY);
          const id = signal.length;
          await owner`insert into notes values (${id})`;
          await inbox.until(`INSERT notes ${id}`);
          await served.stop();
        },
      );
    }

    await t.step("nothing is left behind in Postgres", async () => {
      const served = serve();
      await listen(await served.client()).until(READY);
      assert.equal(await slots(admin), 1);
      await served.stop();
      // Its server process ends, and drops the slot, a moment after the connection.
      await eventually("the slot goes", async () => await slots(admin) === 0);
    });

    await t.step("it can be stopped before anything has come of it", async () => {
      const served = serve();
      await served.stop();
    });

    await t.step("tables that are made, or made anew, while it runs are heard", async () => {
      const served = serve();
      const inbox = listen(await served.client());
      await inbox.until(READY);
      for (const columns of ["id int primary key", "extra text, id bigint primary key"]) {
        await owner.unsafe(`
          drop table if exists late;
          create table late (${columns});
          grant select on late to service_role;
          alter publication supabase_realtime add table late;
          insert into late (id) values (2)`);
        assert.equal(await inbox.next(), "INSERT late 2");
      }
      await owner`drop table late`;
      await served.stop();
    });

    await t.step("what fails for one subscriber or one change harms no other", async () => {
      const served = serve();
      await owner.unsafe(`
        create table odd (id int primary key);
        alter table odd enable row level security;
        create policy broken on odd to authenticated using (1 / (id - id) = 1);
        grant select on odd to authenticated, service_role;
        alter publication supabase_realtime add table odd`);
      const exp = Math.floor(Date.now() / 1000) + 60;
      const user = await served.client(
        await keys.signToken({ sub: "u", role: "authenticated", exp }),
      );
      const [all, own] = [listen(await served.client()), listen(user)];
      await Promise.all([all.until(READY), own.until(READY)]);
      await owner`insert into odd values (3)`;
      await owner`insert into notes values (3)`;
      assert.equal(await all.next(), "INSERT odd 3");
      assert.equal(await all.next(), "INSERT notes 3");
      assert.equal(await own.next(), "INSERT notes 3");
      await owner`drop table odd`;
      await served.stop();
    });

    await t.step("a filter that can't be read is refused, or passes nothing later", async () => {
      const served = serve();
      assert.match(
        await listen(await served.client(), "body=match.(").next(),
        /^Unable to subscribe/,
      );
      await owner`alter table notes add column extra int`;
      const [filtered, all] = [
        listen(await served.client(), "extra=eq.5"),
        listen(await served.client()),
      ];
      await Promise.all([filtered.until(READY), all.until(READY)]);
      await owner`alter table notes alter column extra type date using null`;
      await owner`insert into notes values (21, null, '2026-01-01')`;
      assert.equal(await all.next(), "INSERT notes 21");
      await owner`alter table notes alter column extra type int using 5`;
      await owner`insert into notes values (22, null, 5)`;
      assert.equal(await filtered.next(), "INSERT notes 22");
      await owner`alter table notes drop column extra`;
      await served.stop();
    });

    await t.step("of a record of more than a megabyte, the short values are told", async () => {
      const served = serve();
      const client = await served.client();
      const ready = Promise.withResolvers<void>();
      const told = Promise.withResolvers<unknown>();
      client.channel("large")
        .on("system", {}, () => ready.resolve())
        .on("postgres_changes", { event: "*", schema: "public", table: "notes" }, (change) => {
          told.resolve([change.new, change.errors]);
        })
        .subscribe();
      await ready.promise;
      await owner`insert into notes values (31, repeat('x', 1100000))`;
      assert.deepEqual(await told.promise, [{ id: 31 }, ["Error 413: Payload Too Large"]]);
      await served.stop();
    });

    await t.step("a change is judged only once its transaction can be seen", async () => {
      const order: string[] = [];
      const seen = await owner.begin(async (tx) => {
        const [row] = await tx<{ xid: string }[]>`
          select (pg_current_xact_id()::text::bigint & 4294967295)::text as xid`;
        const seen = admin`select realtime.await_commit(${row?.xid ?? ""}::bigint)`
          .then(() => order.push("seen"));
        // If it did not wait, it would be back before this.
        await admin`select pg_sleep(0.1)`;
        order.push("committed");
        return [seen];
      });
      await seen[0];
      assert.deepEqual(order, ["committed", "seen"]);
    });

    await t.step("a token that runs out ends its channel", async () => {
      const served = serve();
      const join = async (seconds: number): Promise<Inbox> => {
        const exp = Math.floor(Date.now() / 1000) + seconds;
        const token = await keys.signToken({ role: "authenticated", exp });
        const inbox = listen(await served.client(token));
        // On a busy machine it may run out before the join; a client would ask for ever then.
        return await inbox.next() === READY ? inbox : await join(seconds * 4);
      };
      const inbox = await join(2);
      assert.match(await inbox.next(), /^Token has expired \d+ seconds ago$/);
      assert.equal(await inbox.next(), "CLOSED");
      await served.stop();
    });

    await t.step("a room whose policy fails is refused at once", async () => {
      const served = serve();
      await owner`
        create policy broken on realtime.messages to authenticated
          using (1 / length(substr(extension, 100)) = 1)`;
      const exp = Math.floor(Date.now() / 1000) + 60;
      const user = await served.client(await keys.signToken({ role: "authenticated", exp }));
      const refused = Promise.withResolvers<string>();
      const channel = user.channel("room", { config: { private: true } });
      channel.subscribe((status, error) => refused.resolve(`${status} ${error?.message}`));
      assert.match(await refused.promise, /^CHANNEL_ERROR .*RlsPolicyError: division by zero/);
      await owner`drop policy broken on realtime.messages`;
      await served.stop();
    });

    await t.step("a burst comes in the order of its commits, whole", async () => {
      const served = serve();
      const inbox = listen(await served.client(), "id=gte.1000");
      await inbox.until(READY);
      await owner`insert into notes select n from generate_series(900, 1249) n order by n`;
      for (let id = 1000; id < 1250; id++) assert.equal(await inbox.next(), `INSERT notes ${id}`);
      await served.stop();
    });

    await t.step("paced like hosted, a change waits for the next poll", async () => {
      const served = serve({ pollMilliseconds: 40 });
      const inbox = listen(await served.client());
      await inbox.until(READY);
      // After a change the next poll is at once, then every 200 ms. Each insert just missed one, but
      // where this process stood still.
      const waits: number[] = [];
      for (let id = 100; !waits.some((wait) => wait > 100); id++) {
        assert.ok(waits.length < 50, `${waits}`);
        await owner`insert into notes values (${id})`;
        const start = performance.now();
        assert.equal(await inbox.next(), `INSERT notes ${id}`);
        waits.push(performance.now() - start);
      }
      await served.stop();
    });

    await t.step("sockets are opened only with a key, and only by upgrade", async () => {
      const served = serve();
      const path = `${served.url}/realtime/v1/websocket`;
      const plain = await fetch(`${path}?apikey=${keys.publishableKey}`);
      assert.deepEqual([plain.status, await plain.json()], [426, { error: "Upgrade Required" }]);
      const headers = { upgrade: "websocket" };
      assert.equal((await fetch(`${served.url}/realtime/v1/nothing`, { headers })).status, 404);
      await served.stop();
    });
  });
});
