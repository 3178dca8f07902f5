import assert from "node:assert/strict";
import { Webhook } from "standardwebhooks";
import { signMessage } from "./sign.ts";

const secret = `whsec_${btoa("0123456789abcdef0123456789abcdef")}`;
const now = () => Math.floor(Date.now() / 1000);

Deno.test("a receiver who uses the standard's own package believes it", async () => {
  const body = JSON.stringify({ type: "asset.completed", title: "Größe „ß“ 🐙" });
  const headers = await signMessage(secret, { id: "one", timestamp: now(), body });
  assert.deepEqual(new Webhook(secret).verify(body, headers), JSON.parse(body));
});

Deno.test("who changes the body, the id or the time, or has another key, does not", async () => {
  const message = { id: "one", timestamp: now(), body: "{}" };
  const headers = await signMessage(secret, message);
  const receiver = new Webhook(secret);
  assert.throws(() => receiver.verify("{ }", headers));
  assert.throws(() => receiver.verify("{}", { ...headers, "webhook-id": "two" }));
  const later = String(message.timestamp + 1);
  assert.throws(() => receiver.verify("{}", { ...headers, "webhook-timestamp": later }));
  assert.throws(() => new Webhook(btoa("another key of 24 bytes.")).verify("{}", headers));
});

Deno.test("the signature is the one of the standard's own package", async () => {
  const timestamp = 1614265330;
  const headers = await signMessage(secret, {
    id: "msg_1",
    timestamp,
    body: '{"test": 2432232314}',
  });
  assert.equal(
    headers["webhook-signature"],
    new Webhook(secret).sign("msg_1", new Date(timestamp * 1000), '{"test": 2432232314}'),
  );
});
