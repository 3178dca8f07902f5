import assert from "node:assert/strict";
import type postgres from "postgres";
import { withScratchCluster } from "../postgres/scratch-cluster.ts";
import { startPgNet } from "./worker.ts";

/** A server that notes the path of each request, in order of arrival. */
class Receiver {
  readonly seen: Request[] = [];
  readonly #server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {} },
    (request) => this.#answer(request),
  );
  #arrivals = new Map<string, PromiseWithResolvers<Request>>();
  readonly #closing = Promise.withResolvers<void>();
  /** Lets /slow be answered. */
  readonly release = Promise.withResolvers<void>();

  url(path: string): string {
    return `http://127.0.0.1:${this.#server.addr.port}${path}`;
  }

  /** The request to that path, when it has arrived. */
  arrival(path: string): Promise<Request> {
    return this.#at(path).promise;
  }

  arrived(path: string): number {
    return this.seen.filter(({ url }) => new URL(url).pathname === path).length;
  }

  forget(path: string): void {
    this.#arrivals.delete(path);
  }

  async close(): Promise<void> {
    this.release.resolve();
    this.#closing.resolve();
    await this.#server.shutdown();
  }

  #at(path: string): PromiseWithResolvers<Request> {
    const found = this.#arrivals.get(path) ?? Promise.withResolvers<Request>();
    this.#arrivals.set(path, found);
    return found;
  }

  async #answer(incoming: Request): Promise<Response> {
    // Read now: once it is answered, its headers are gone.
    const { url, method, headers } = incoming;
    const request = new Request(url, { method, headers: [...headers] });
    const path = new URL(url).pathname;
    this.seen.push(request);
    this.#at(path).resolve(request);
    if (path === "/slow") await this.release.promise;
    if (path === "/never") await this.#closing.promise;
    if (path === "/moved") return Response.redirect(this.url("/there"), 307);
    return new Response(`answer of ${path}`, { status: path === "/broken" ? 500 : 200 });
  }
}

interface StoredResponse {
  status_code: number | null;
  content: string | null;
  timed_out: boolean;
  error_msg: string | null;
}

async function responseTo(sql: postgres.Sql, id: string): Promise<StoredResponse> {
  await sql`select net._await_response(${id})`;
  const [row] = await sql<[StoredResponse]>`
    select status_code, content, timed_out, error_msg from net._http_response where id = ${id}`;
  return row;
}

function unusedUrl(): string {
  using listener = Deno.listen({ port: 0, hostname: "127.0.0.1" });
  return `http://127.0.0.1:${listener.addr.port}/`;
}

async function post(
  sql: postgres.Sql | postgres.TransactionSql,
  url: string,
  timeout = 120_000,
): Promise<string> {
  const [row] = await sql<[{ id: string }]>`
    select net.http_post(url => ${url}, timeout_milliseconds => ${timeout}) as id`;
  return row.id;
}

Deno.test("pg_net", async (t) => {
  await withScratchCluster(async ({ adminUrl, admin, owner }) => {
    const receiver = new Receiver();
    let worker = await startPgNet({ adminUrl });
    try {
      await t.step("a migration creates it as on hosted, without being superuser", async () => {
        await owner`create extension if not exists pg_net with schema extensions`;
        await owner`select net.wait_until_running()`;
        await owner`select net.check_worker_is_up()`;
      });

      await t.step("nothing is sent before the commit, or after a rollback", async () => {
        await admin.begin(async (tx) => {
          await post(tx, receiver.url("/open"));
          await post(owner, receiver.url("/committed"));
          await receiver.arrival("/committed");
          assert.equal(receiver.arrived("/open"), 0);
        });
        await receiver.arrival("/open");

        await admin.begin(async (tx) => {
          await post(tx, receiver.url("/undone"));
          throw new Error("undo");
        }).catch(() => {});
        await responseTo(owner, await post(owner, receiver.url("/after")));
        assert.equal(receiver.arrived("/undone"), 0);
      });

      await t.step("a batch is sent at once and recorded when its slowest has ended", async () => {
        const [slow, quick] = await admin.begin(async (tx) => [
          await post(tx, receiver.url("/slow"), 60_000),
          await post(tx, receiver.url("/quick")),
        ]);
        await Promise.all([receiver.arrival("/slow"), receiver.arrival("/quick")]);
        const before = await owner`select from net._http_response where id = ${quick}`;
        assert.equal(before.length, 0);
        receiver.release.resolve();
        assert.equal((await responseTo(owner, slow)).content, "answer of /slow");
        assert.equal((await responseTo(owner, quick)).content, "answer of /quick");
      });

      await t.step("failures are recorded and not repeated", async () => {
        const broken = await responseTo(owner, await post(owner, receiver.url("/broken")));
        assert.equal(broken.status_code, 500);
        assert.equal(receiver.arrived("/broken"), 1);

        // On a busy machine the time may be up before it is on its way.
        for (let timeout = 50; receiver.arrived("/never") === 0; timeout *= 2) {
          const late = await responseTo(owner, await post(owner, receiver.url("/never"), timeout));
          assert.equal(late.timed_out, true);
          assert.equal(late.status_code, null);
        }
        assert.equal(receiver.arrived("/never"), 1);

        const nowhere = await responseTo(owner, await post(owner, unusedUrl()));
        assert.deepEqual(nowhere, {
          status_code: null,
          content: null,
          timed_out: false,
          error_msg: "Could not connect to server",
        });
        const ftp = await responseTo(owner, await post(owner, "ftp://127.0.0.1/"));
        assert.equal(ftp.error_msg, "Unsupported protocol");
      });

      await t.step("parameters, headers and redirects arrive as with pg_net", async () => {
        await owner`
          select net.http_get(
            url => ${receiver.url("/get?a=1#x")},
            params => '{"b": "ü &"}',
            headers => '{"x-kept": "1", "x-null": null}'
          )`;
        const { url, headers } = await receiver.arrival("/get");
        assert.equal(new URL(url).search, "?a=1&b=%C3%BC%20%26");
        assert.equal(headers.get("x-kept"), "1");
        assert.equal(headers.has("x-null"), false);
        assert.equal(headers.get("user-agent"), "pg_net/0.20.0");

        const moved = await responseTo(owner, await post(owner, receiver.url("/moved")));
        assert.equal(moved.content, "answer of /there");
      });

      await t.step("what pg_net refuses is refused in the caller's transaction", async () => {
        const headers = owner.json({ "content-type": "application/json; charset=utf-8" });
        await assert.rejects(
          owner`select net.http_post('http://x/', headers => ${headers})`,
          /Content-Type header must be/,
        );
        await assert.rejects(owner`select net.http_post(null)`, { code: "23502" });
        await assert.rejects(owner`select net.http_post('nonsense')`, /Malformed input/);
      });

      await t.step("any role may send; none but the superuser owns it", async () => {
        await owner`set role anon`;
        await post(owner, receiver.url("/anon"));
        await owner`reset role`;
        await receiver.arrival("/anon");
        await assert.rejects(owner`alter table net.http_request_queue add x int`, {
          code: "42501",
        });
      });

      await t.step("losing the database's connection costs nothing queued later", async () => {
        await admin`
          select pg_terminate_backend(pid) from pg_stat_activity
          where application_name like 'pg_net%'`;
        await post(owner, receiver.url("/reconnected"));
        await receiver.arrival("/reconnected");
      });

      await t.step("it stops at once, and what it was sending is sent again", async () => {
        receiver.forget("/never");
        await post(owner, receiver.url("/never"), 60_000);
        await receiver.arrival("/never");
        await worker.stop();
        const [queue] = await admin`select count(*)::int as length from net.http_request_queue`;
        assert.equal(queue?.length, 1);

        receiver.forget("/never");
        worker = await startPgNet({ adminUrl });
        await receiver.arrival("/never");
      });

      await t.step("at the real one's pace it pauses after a batch, whoever rings", async () => {
        await worker.stop();
        await admin`delete from net.http_request_queue`;
        worker = await startPgNet({ adminUrl, pace: "real" });
        // From before the batch: when it ended is told late where this process stood still.
        const from = performance.now();
        await post(owner, receiver.url("/first"));
        await receiver.arrival("/first");
        await post(owner, receiver.url("/second"));
        await receiver.arrival("/second");
        const between = performance.now() - from;
        assert.ok(between >= 990, `${between} ms`);
      });
    } finally {
      await worker.stop();
      await receiver.close();
    }
  });
});
