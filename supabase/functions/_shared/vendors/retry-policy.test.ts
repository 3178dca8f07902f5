import assert from "node:assert/strict";
import { classOfStatus, retryAfterSeconds, secondsIn } from "./retry-policy.ts";
import { VendorError } from "./vendor-error.ts";
import { createMeter } from "./meter.ts";

Deno.test("a status tells whether another try helps", () => {
  for (const status of [408, 425, 500, 502, 503, 504, 529]) {
    assert.equal(classOfStatus(status).class, "outage", String(status));
  }
  for (const status of [401, 402, 403, 404]) {
    assert.equal(classOfStatus(status).class, "refused_key", String(status));
  }
  for (const status of [400, 409, 422]) {
    assert.equal(classOfStatus(status).class, "permanent", String(status));
  }
  assert.equal(classOfStatus(429).class, "throttled");
});

Deno.test("Retry-After is read as seconds or as a date", () => {
  const now = Date.parse("2026-01-01T00:00:00Z");
  assert.equal(retryAfterSeconds("30", now), 30);
  assert.equal(retryAfterSeconds("0.2", now), 1);
  assert.equal(retryAfterSeconds("Thu, 01 Jan 2026 00:01:00 GMT", now), 60);
  assert.equal(retryAfterSeconds("Wed, 31 Dec 2025 00:00:00 GMT", now), 0);
  assert.equal(retryAfterSeconds("soon", now), undefined);
  assert.equal(retryAfterSeconds(null, now), undefined);
});

Deno.test("words that ask to wait are read, and others are not", () => {
  assert.equal(secondsIn("You exceeded your quota.\nPlease retry in 34.074824224s."), 35);
  assert.equal(secondsIn("Please retry in 500ms."), 1);
  assert.equal(secondsIn("Rate limit reached. Try again after 20 seconds"), 20);
  assert.equal(secondsIn("Wait for 2 minutes"), 120);
  assert.equal(
    secondsIn("Limit of 5 images per minute exceeded. Please try again later."),
    undefined,
  );
  assert.equal(secondsIn(undefined), undefined);
});

Deno.test("whatever a vendor asks for, nobody waits more than five minutes, nor less than none", () => {
  const far = Date.parse("9999-01-01T00:00:00Z");
  const asked = [2 ** 31, 99999999999, Infinity, retryAfterSeconds(new Date(far).toUTCString())];
  const waits = [...asked, 12.2, 0, -5, NaN, undefined].map((seconds) =>
    new VendorError("later", {
      class: "throttled",
      code: "vendor_unavailable",
      retryAfterSeconds: seconds,
    }).retryAfterSeconds
  );
  assert.deepEqual(waits, [300, 300, 300, 300, 13, 0, 0, undefined, undefined]);
});

Deno.test("a price that can't be is none", () => {
  const meter = createMeter(() => 0);
  for (const usd of [-1, 1e15, NaN, Infinity, undefined]) meter.charge(usd);
  assert.equal(meter.report().cost_usd, undefined);
  meter.charge(0.04);
  assert.equal(meter.report().cost_usd, 0.04);
});
