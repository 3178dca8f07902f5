import assert from "node:assert/strict";
import { explainFailure } from "./explain.ts";

Deno.test("a failure says what to do", () => {
  const full = new Error("initdb failed:\ncould not write: No space left on device");
  assert.match(explainFailure(full), /No space left[^]*make room/);
  const denied = new Deno.errors.PermissionDenied("Permission denied (os error 13): mkdir '/x'");
  assert.match(explainFailure(denied), /mkdir '\/x'[^]*can't write there/);
  const damaged = new Error("Postgres did not start:\nFATAL: could not locate a checkpoint record");
  assert.match(explainFailure(damaged), /checkpoint[^]*npx deno task reset/);
  const stranger = new Error('password authentication failed for user "supabase_admin"');
  assert.match(explainFailure(stranger), /npx deno task reset/);
  const edited = Object.assign(new Error("x.sql"), { name: "EditedMigrationsError" });
  assert.match(explainFailure(edited), /x\.sql[^]*task reset[^]*--keep-data/);
  const proxied = new Error(
    "https://registry.npmjs.org/hono: invalid peer certificate: UnknownIssuer",
  );
  assert.match(explainFailure(proxied), /DENO_TLS_CA_STORE=system/);
  const offline = new Error("error: npm package 'hono' … https://registry.npmjs.org/hono");
  assert.match(explainFailure(offline), /needs the way to npm's registry/);
});

Deno.test("a model that can't be used is told without the worker's stack", () => {
  const refused = new Error(
    "The function generate-image did not start:\nerror: Uncaught (in promise) UnusableModel: " +
      "It takes too long. Choose another.\n    throw new UnusableModel(\n    at app.ts:1:1",
  );
  assert.equal(explainFailure(refused), "It takes too long. Choose another.");
});

Deno.test("what says it already stays as it is", () => {
  assert.equal(explainFailure(new Error("Port 1 is taken: free it")), "Port 1 is taken: free it");
  assert.equal(explainFailure("thrown as text"), "thrown as text");
});
