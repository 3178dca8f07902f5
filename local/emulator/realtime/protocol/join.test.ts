import assert from "node:assert/strict";
import { joinPayload } from "./join.ts";

Deno.test("a join that says nothing gets the defaults", () => {
  assert.deepEqual(joinPayload.parse({}).config, {
    broadcast: { ack: false, self: false, replication_ready: false },
    presence: { enabled: false, key: "" },
    postgres_changes: [],
    postgres_changes_options: { wait: false, timeout: 15_000 },
    private: false,
  });
});

Deno.test("subscriptions are kept as they came, for the reply repeats them", () => {
  const change = { event: "*", schema: "public", table: "notes", filter: "id=eq.1", extra: 1 };
  const { config } = joinPayload.parse({ config: { postgres_changes: [null, change] } });
  assert.deepEqual(config.postgres_changes, [change]);
});

Deno.test("odd flags count as hosted counts them", () => {
  const { config } = joinPayload.parse({
    config: {
      broadcast: { self: "true", ack: "what", replication_ready: 1 },
      presence: { enabled: true },
      private: null,
    },
  });
  assert.deepEqual(config.broadcast, { self: true, ack: false, replication_ready: false });
  assert.deepEqual(config.presence, { enabled: true, key: "" });
  assert.equal(config.private, false);
});
