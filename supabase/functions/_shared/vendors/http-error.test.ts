import assert from "node:assert/strict";
import { classOfStatus, retryAfterSeconds, secondsIn } from "./http-error.ts";
import { redact } from "./redact.ts";

Deno.test("a status tells whether another try helps", () => {
  for (const status of [408, 425, 500, 502, 503, 504, 529]) {
    assert.equal(classOfStatus(status).class, "transient", String(status));
  }
  for (const status of [400, 401, 403, 404, 409, 422]) {
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

Deno.test("keys and signatures are kept out of texts", () => {
  assert.equal(
    redact("key k1 at (https://a.example/p?sig=1&x=2) and https://b.example/q", "k1"),
    "key … at (https://a.example/p?…) and https://b.example/q",
  );
  assert.equal(redact("no key", ""), "no key");
});
