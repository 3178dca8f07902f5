import assert from "node:assert/strict";
import { openCall } from "./call.fixture.ts";
import { createGemini } from "./gemini/client.ts";
import { createArk } from "./artists/ark.ts";
import { createFal } from "./artists/fal.ts";
import { fetchPicture } from "./artists/fetch-picture.ts";
import { withServer } from "./server.fixture.ts";
import { VendorError } from "./vendor-error.ts";

const prompt = "A logo";
const ask: Record<string, (baseUrl: string) => Promise<unknown>> = {
  gemini(baseUrl) {
    const model = "gemini-3.8-flash";
    const models = { promptModel: model, imageModel: model };
    const gemini = createGemini({ apiKey: "secret", baseUrl, ...models });
    const contents = [{ role: "user", parts: [{ text: prompt }] }];
    return gemini.generate({ model, contents, config: {} }, openCall());
  },
  ark: (baseUrl) =>
    createArk({ provider: "ark", apiKey: "secret", baseUrl, model: "seedream" })
      .begin(prompt, openCall()),
  fal: (baseUrl) =>
    createFal({ provider: "fal", apiKey: "secret", baseUrl, model: "seedream" })
      .begin(prompt, openCall()),
  "a picture's host": (baseUrl) => fetchPicture(new URL(baseUrl), openCall().signal),
};

for (const [who, call] of Object.entries(ask)) {
  Deno.test(`where ${who} points elsewhere, nothing goes there`, async () => {
    const taken: string[] = [];
    await withServer(async (request) => {
      taken.push(`${request.url} ${[...request.headers].join(" ")} ${await request.text()}`);
      return Response.json({});
    }, async (elsewhere) => {
      for (const status of [301, 302, 303, 307, 308]) {
        await withServer(
          () => new Response(null, { status, headers: { location: `${elsewhere}/${status}` } }),
          async (url) => {
            await assert.rejects(call(url), (error) => error instanceof VendorError, `${status}`);
          },
        );
      }
    });
    assert.deepEqual(taken, []);
  });
}
