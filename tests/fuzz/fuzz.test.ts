import assert from "node:assert/strict";
import { deployedFunctions } from "../deploy/bundle.ts";
import { generateDocument } from "../support/openapi.ts";
import { functionPaths } from "./functions.ts";
import { fuzz } from "./fuzz.ts";

Deno.test("300 requests, good and bad, are answered as the document says", async () => {
  const { sent, accepted, statuses } = await fuzz({ count: 300, seed: 20261125 });
  assert.equal(sent, 300);
  // Otherwise nothing but refusals was tested.
  assert.ok(accepted > 100, JSON.stringify(statuses));
});

Deno.test("requests go to every function", async () => {
  const paths = Object.keys({ ...generateDocument().paths, ...functionPaths });
  const called = new Set(paths.map((path) => path.split("/")[1] ?? ""));
  const functions = (await deployedFunctions()).map(({ name }) => name);
  assert.deepEqual([...called].sort(), functions.sort());
});
