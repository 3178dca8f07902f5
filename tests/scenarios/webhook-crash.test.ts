import { createLogoKraft, type LogoKraft, unwrap } from "@logokraft/client";
import assert from "node:assert/strict";
import { join } from "node:path";
import postgres from "postgres";
import { eventually } from "../../local/emulator/eventually.fixture.ts";
import type { Stack } from "../../local/stack.ts";
import { startTestStack } from "../support/stack.ts";
import { Receiver } from "../support/receiver.ts";

interface Scene {
  stack: Stack;
  sql: postgres.Sql;
  api: LogoKraft;
  receiver: Receiver;
  /** The webhook's id, and that of the delivery which is on its way to it. */
  webhook: string;
  delivery: string;
}

/**
 * A stack of the test's own, and a receiver that is sent one event.
 *
 * @param answer what it answers, told how many it got before
 */
async function withDelivery(
  answer: (count: number, sql: postgres.Sql) => Promise<Response>,
  run: (scene: Scene) => Promise<void>,
): Promise<void> {
  const scratch = await Deno.makeTempDir({ prefix: "logokraft-test-" });
  await Deno.chmod(scratch, 0o755); // Or Postgres's account could not enter it.
  try {
    await using parts = new AsyncDisposableStack();
    const stack = await startTestStack(join(scratch, "stack"));
    parts.defer(() => stack.stop());
    const sql = postgres(stack.dbUrl, { max: 2, onnotice: () => {} });
    parts.defer(() => sql.end());
    const receiver = new Receiver((_message, count) => answer(count, sql));
    parts.use(receiver);
    let token = "";
    const api = createLogoKraft({ url: stack.url, getToken: () => token });
    const credentials = { email: "ada@example.org", password: "correct horse 1" };
    const { session } = await unwrap(api.POST("/api/v1/auth/signup", { body: credentials }));
    token = session?.access_token ?? assert.fail("signed in at once");
    const { webhook, secret } = await unwrap(
      api.POST("/api/v1/webhooks", { body: { url: receiver.url } }),
    );
    receiver.secret = secret;
    const params = { path: { id: webhook.id } };
    const { delivery } = await unwrap(api.POST("/api/v1/webhooks/{id}/test", { params }));
    await run({ stack, sql, api, receiver, webhook: webhook.id, delivery: delivery.id });
  } finally {
    await Deno.remove(scratch, { recursive: true });
  }
}

/** As if the dead worker's lease were over, and the wait after it. */
async function takeUpAgain({ sql, delivery }: Scene): Promise<void> {
  await sql`update private.jobs set lease_expires_at = now() where id = ${delivery}`;
  await sql`select private.sweep()`;
  await sql`update private.jobs set run_after = now() where id = ${delivery}`;
  await sql`select private.sweep()`;
}

/** Waits until it was made twice with one id, and is told of as done. */
async function untilMadeAgain({ api, receiver, webhook, delivery }: Scene): Promise<void> {
  await receiver.until((got) => got.length >= 2);
  assert.deepEqual(receiver.got.map(({ id }) => id), [delivery, delivery]);
  assert.ok(receiver.got.every(({ isSigned }) => isSigned));
  const told = await eventually("it is done", async () => {
    const { deliveries: [told] } = await unwrap(
      api.GET("/api/v1/webhooks/{id}/deliveries", { params: { path: { id: webhook } } }),
    );
    return told?.status === 200 ? told : undefined;
  });
  assert.deepEqual([told.status, told.error, told.next_attempt_at], [200, null, null]);
}

Deno.test("a delivery whose worker dies is made again, with the same id", async () => {
  const over = Promise.withResolvers<void>();
  await withDelivery(async (count) => {
    // The first one stays unanswered until its worker is gone.
    if (count === 0) await over.promise;
    return new Response();
  }, async (scene) => {
    await scene.receiver.until((got) => got.length >= 1);
    scene.stack.crash.edgeFunction("deliver-webhooks");
    over.resolve();
    await takeUpAgain(scene);
    await untilMadeAgain(scene);
  }).finally(() => over.resolve());
});

Deno.test("a delivery that was taken is made again where nobody could say so, with the same id", async () => {
  const held = Promise.withResolvers<void>();
  const dead = Promise.withResolvers<void>();
  let holding: Promise<unknown> = Promise.resolve();
  await withDelivery(async (count, sql) => {
    if (count > 0) return new Response();
    // From before the answer on, nobody can tell the database of it.
    holding = sql.begin(async (holder) => {
      await holder`select from private.webhooks for update`;
      held.resolve();
      await dead.promise;
    });
    await held.promise;
    return new Response();
  }, async (scene) => {
    const { stack, sql, receiver } = scene;
    await receiver.until((got) => got.length >= 1);
    const settling = () =>
      sql<{ pid: number }[]>`
        select pid from pg_stat_activity
        where wait_event_type = 'Lock' and query like '%settle_delivery%' and pid <> pg_backend_pid()`;
    await eventually("its worker has the answer", async () => (await settling()).length > 0);
    stack.crash.edgeFunction("deliver-webhooks");
    // What it asked of the database goes with it, or gives up on the lock by itself.
    await eventually("nobody waits", async () => {
      for (const { pid } of await settling()) await sql`select pg_cancel_backend(${pid})`;
      return (await settling()).length === 0;
    });
    dead.resolve();
    await holding;
    const [job] = await sql`select settled_at from private.jobs where id = ${scene.delivery}`;
    assert.equal(job?.settled_at, null);
    await takeUpAgain(scene);
    await untilMadeAgain(scene);
  }).finally(() => dead.resolve());
});
