import assert from "node:assert/strict";
import { explainRefusedPort } from "./refused-port.ts";

Deno.test("a port that can't be had is named, with what to do", () => {
  const explain = (error: Error) => explainRefusedPort(error, 80, "the API's with PORT");
  assert.deepEqual(
    explain(new Deno.errors.AddrInUse()),
    new Error("Port 80 is taken: free it, or choose the API's with PORT"),
  );
  assert.deepEqual(
    explain(new Deno.errors.PermissionDenied()),
    new Error("Port 80 is not for this account: choose the API's with PORT, from 1024 on"),
  );
  const other = new Error("other");
  assert.equal(explain(other), other);
});
