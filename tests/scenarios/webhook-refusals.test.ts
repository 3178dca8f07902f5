import { unwrap } from "@logokraft/client";
import assert from "node:assert/strict";
import postgres from "postgres";
import { eventually } from "../../local/emulator/eventually.fixture.ts";
import { withOwnStackUser } from "../support/own-stack-user.ts";
import { Receiver } from "../support/receiver.ts";

Deno.test("a deployment calls no address of its own network, at registration or later", async () => {
  await using receiver = new Receiver();
  await withOwnStackUser({ ALLOW_PRIVATE_WEBHOOKS: "off" }, async ({ api, dbUrl }) => {
    const refusals = [
      receiver.url,
      "https://127.0.0.1/",
      "https://localhost/",
      "http://example.com/",
    ];
    for (const url of refusals) {
      const { error } = await api.POST("/api/v1/webhooks", { body: { url } });
      assert.equal(error?.code, "webhook_url_refused", url);
    }
    const { webhooks } = await unwrap(api.GET("/api/v1/webhooks"));
    assert.deepEqual(webhooks, []);

    // As one whose name led elsewhere when it was registered, or when it was allowed.
    const sql = postgres(dbUrl, { max: 1, onnotice: () => {} });
    try {
      const [row] = await sql`
        select public.create_webhook(id, ${receiver.url}, '{asset.completed}') -> 'webhook' as it
        from auth.users`;
      const params = { path: { id: row?.it.id } };
      await unwrap(api.POST("/api/v1/webhooks/{id}/test", { params }));
      const told = await eventually("the try is told of", async () => {
        const { deliveries: [first] } = await unwrap(
          api.GET("/api/v1/webhooks/{id}/deliveries", { params }),
        );
        return first?.error ? first : undefined;
      });
      assert.equal(told.status, null);
      assert.match(told.error ?? "", /^The address is no https URL\./);
      assert.ok(told.next_attempt_at);
      assert.deepEqual(receiver.got, []);
    } finally {
      await sql.end();
    }
  });
});
