import assert from "node:assert/strict";
import { openCall } from "../call.fixture.ts";
import { recorded } from "../example.fixture.ts";
import { withServer } from "../server.fixture.ts";
import { VendorError } from "../vendor-error.ts";
import { createGemini } from "./client.ts";
import { redrawPicture } from "./redraw-picture.ts";

/** What comes of asking for a picture, when Gemini answers so. */
async function redraw(answer: (request: Request) => Response | Promise<Response>) {
  let outcome: unknown;
  await withServer(answer, async (baseUrl) => {
    const gemini = createGemini({
      apiKey: "k",
      baseUrl,
      promptModel: "gemini-3.8-flash",
      imageModel: "gemini-3.1-flash-image",
    });
    const picture = { bytes: new Uint8Array([1]), mimeType: "image/png" };
    outcome = await redrawPicture(
      gemini,
      { prompt: "Blue", picture, side: 1024, seed: 1 },
      openCall(),
    )
      .catch((error) => error);
  });
  return outcome;
}

const failures: [string, VendorError["class"], VendorError["code"], number?][] = [
  ["quota-per-minute", "throttled", "vendor_unavailable", 35],
  ["quota-in-words", "throttled", "vendor_unavailable", 13],
  ["quota-of-the-day", "throttled", "vendor_unavailable"],
  ["overloaded", "outage", "vendor_unavailable"],
  ["internal", "outage", "vendor_unavailable"],
  ["deadline", "outage", "vendor_unavailable"],
  ["invalid-key", "refused_key", "vendor_unavailable"],
  ["retired-model", "refused_key", "vendor_unavailable"],
  ["blocked-prompt", "permanent", "content_policy"],
  ["image-safety", "permanent", "content_policy"],
  ["words-in-place-of-a-picture", "permanent", "vendor_rejected"],
];

for (const [name, failure, code, retryAfter] of failures) {
  Deno.test(`Gemini's ${name} is ${failure}, ${code}`, async () => {
    const error = await redraw(await recorded(`gemini/examples/${name}`));
    assert.ok(error instanceof VendorError, `${error}`);
    assert.deepEqual([error.class, error.code, error.retryAfterSeconds], [
      failure,
      code,
      retryAfter,
    ]);
  });
}

Deno.test("of Gemini's picture answer the picture is taken, not its draft or its words", async () => {
  const picture = await redraw(await recorded("gemini/examples/picture"));
  assert.deepEqual(picture, new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10]));
});

Deno.test("what is only likely harmful is let through, and the request says so", async () => {
  const good = await recorded("gemini/examples/picture");
  let asked: { safetySettings?: { threshold: string }[] } = {};
  await redraw(async (request) => {
    asked = await request.json();
    return good();
  });
  assert.deepEqual(asked.safetySettings?.map(({ threshold }) => threshold), [
    "BLOCK_ONLY_HIGH",
    "BLOCK_ONLY_HIGH",
    "BLOCK_ONLY_HIGH",
    "BLOCK_ONLY_HIGH",
  ]);
});

Deno.test("an answer without end is broken off", async () => {
  const chunk = new Uint8Array(1024 * 1024).fill(32);
  let sent = 0;
  const error = await redraw(() =>
    new Response(
      new ReadableStream({
        pull(controller) {
          if (++sent > 200) controller.close();
          else controller.enqueue(chunk);
        },
      }),
      { headers: { "content-type": "application/json" } },
    )
  );
  assert.ok(error instanceof VendorError && /too large/.test(error.message), `${error}`);
  assert.ok(sent < 60, `${sent} MB were sent`);
});
