import assert from "node:assert/strict";
import { createFakeClock } from "../../timing/fake-clock.fixture.ts";
import { openCall } from "../call.fixture.ts";
import { recorded } from "../example.fixture.ts";
import { withServer } from "../server.fixture.ts";
import { VendorError } from "../vendor-error.ts";
import { createArk } from "./ark.ts";
import { createFal } from "./fal.ts";
import { drawConcept } from "./draw-concept.fixture.ts";

const request = { prompt: "A logo", kept: null, keepJob: () => Promise.resolve() };

/** What comes of asking for a logo, when the vendor answers so. */
async function draw(provider: "ark" | "fal", answer: () => Response): Promise<unknown> {
  let outcome: unknown;
  await withServer(answer, async (baseUrl) => {
    const config = { provider, apiKey: "k", baseUrl, model: "seedream-4-5-251128" };
    const artist = provider === "ark" ? createArk(config) : createFal(config, createFakeClock());
    outcome = await drawConcept(artist, request, openCall()).catch((error) => error);
  });
  return outcome;
}

const failures: [string, VendorError["class"], VendorError["code"], number?][] = [
  ["ark-picture-withheld", "permanent", "content_policy"],
  ["ark-picture-failed", "transient", "vendor_unavailable"],
  ["ark-sensitive-prompt", "permanent", "content_policy"],
  ["ark-risky-picture", "permanent", "content_policy"],
  ["ark-check-failed", "transient", "vendor_unavailable"],
  ["ark-invalid-key", "refused_key", "vendor_unavailable"],
  ["ark-overdue", "refused_key", "vendor_unavailable"],
  ["ark-unknown-model", "refused_key", "vendor_unavailable"],
  ["ark-images-per-minute", "throttled", "vendor_unavailable"],
  ["ark-requests-per-minute", "throttled", "vendor_unavailable", 17],
  ["ark-overloaded", "throttled", "vendor_unavailable"],
  ["ark-internal", "outage", "vendor_unavailable"],
  ["fal-content-policy", "permanent", "content_policy"],
  ["fal-bad-input", "permanent", "vendor_rejected"],
  ["fal-generation-timeout", "transient", "vendor_unavailable"],
  ["fal-downstream", "transient", "vendor_unavailable"],
  ["fal-too-many", "throttled", "vendor_unavailable", 8],
  ["fal-unauthorized", "refused_key", "vendor_unavailable"],
];

for (const [name, failure, code, retryAfter] of failures) {
  Deno.test(`${name} is ${failure}, ${code}`, async () => {
    const provider = name.startsWith("ark") ? "ark" : "fal";
    const error = await draw(provider, await recorded(`artists/examples/${name}`));
    assert.ok(error instanceof VendorError, `${error}`);
    assert.deepEqual([error.class, error.code, error.retryAfterSeconds], [
      failure,
      code,
      retryAfter,
    ]);
  });
}

for (const name of ["ark-picture", "ark-one-of-two"]) {
  Deno.test(`${name} names a picture`, async () => {
    const url = await draw("ark", await recorded(`artists/examples/${name}`));
    assert.ok(url instanceof URL && url.pathname.endsWith("0217640000.jpeg"), `${url}`);
  });
}

for (const provider of ["ark", "fal"] as const) {
  Deno.test(`an answer of ${provider} without end is broken off`, async () => {
    const chunk = new Uint8Array(256 * 1024).fill(32);
    let sent = 0;
    const error = await draw(provider, () =>
      new Response(
        new ReadableStream({
          pull(controller) {
            if (++sent > 400) controller.close();
            else controller.enqueue(chunk);
          },
        }),
      ));
    assert.ok(error instanceof VendorError && /too large/.test(error.message), `${error}`);
    assert.ok(sent < 100, `${sent / 4} MB were sent`);
  });
}
