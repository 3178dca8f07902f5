import assert from "node:assert/strict";
import { createLogoKraft, unwrap } from "@logokraft/client";
import { join } from "node:path";
import postgres from "postgres";
import { startTestStack } from "../support/stack.ts";
import { Receiver } from "../support/receiver.ts";

Deno.test("a delivery whose worker dies is made again, with the same id", async () => {
  const scratch = await Deno.makeTempDir({ prefix: "logokraft-test-" });
  await Deno.chmod(scratch, 0o755); // Or Postgres's account could not enter it.
  try {
    await using parts = new AsyncDisposableStack();
    const stack = await startTestStack(join(scratch, "stack"));
    parts.defer(() => stack.stop());
    const sql = postgres(stack.dbUrl, { max: 1, onnotice: () => {} });
    parts.defer(() => sql.end());
    const over = Promise.withResolvers<void>();
    const receiver = new Receiver(async (_message, count) => {
      // The first one stays unanswered until its worker is gone.
      if (count === 0) await over.promise;
      return new Response();
    });
    parts.use(receiver);
    parts.defer(() => over.resolve());

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

    await receiver.until((got) => got.length >= 1);
    stack.crash.edgeFunction("deliver-webhooks");
    over.resolve();
    // As if its lease were over, and the wait after it.
    await sql`update private.jobs set lease_expires_at = now() where id = ${delivery.id}`;
    await sql`select private.sweep()`;
    await sql`update private.jobs set run_after = now() where id = ${delivery.id}`;
    await sql`select private.sweep()`;
    await receiver.until((got) => got.length >= 2);
    assert.deepEqual(receiver.got.map(({ id }) => id), [delivery.id, delivery.id]);
    assert.ok(receiver.got.every(({ isSigned }) => isSigned));
    for (;;) {
      const { deliveries: [told] } = await unwrap(
        api.GET("/api/v1/webhooks/{id}/deliveries", { params }),
      );
      if (told?.next_attempt_at !== null) continue;
      assert.deepEqual([told.status, told.error], [200, null]);
      break;
    }
  } finally {
    await Deno.remove(scratch, { recursive: true });
  }
});
