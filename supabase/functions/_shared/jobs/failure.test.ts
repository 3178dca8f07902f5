import assert from "node:assert/strict";
import { VendorError, type VendorErrorOptions } from "../vendors/vendor-error.ts";
import { levelOf } from "./failure.ts";
import { DeadlinePassed } from "./stop-reasons.ts";

const vendorError = (options: VendorErrorOptions) => new VendorError("gemini", options);

Deno.test("a wish that a vendor declined is no warning", () => {
  for (
    const declined of [
      vendorError({ class: "permanent", code: "vendor_rejected" }),
      vendorError({ class: "permanent", code: "content_policy" }),
      vendorError({ class: "permanent", code: "content_policy", status: 400 }),
    ]
  ) {
    assert.equal(levelOf(declined), "info");
  }
});

Deno.test("what operators may have to mend is told as loudly as before", () => {
  const faulty = { class: "permanent", code: "vendor_rejected", status: 400 } as const;
  assert.equal(levelOf(vendorError(faulty)), "warn");
  assert.equal(levelOf(vendorError({ class: "outage", code: "vendor_unavailable" })), "warn");
  assert.equal(levelOf(vendorError({ class: "refused_key", code: "vendor_unavailable" })), "warn");
  assert.equal(levelOf(new DeadlinePassed()), "warn");
  assert.equal(levelOf(vendorError({ class: "unknown", code: "vendor_rejected" })), "error");
  assert.equal(levelOf(new TypeError("x is not a function")), "error");
});
