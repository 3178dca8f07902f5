import assert from "node:assert/strict";
import { fuzz } from "./fuzz.ts";

Deno.test("500 requests, good and bad, are answered as the document says", async () => {
  const { sent, accepted, statuses } = await fuzz({ count: 500, seed: 20261125 });
  assert.equal(sent, 500);
  // Otherwise nothing but refusals was tested.
  assert.ok(accepted > 100, JSON.stringify(statuses));
});
