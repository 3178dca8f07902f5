import assert from "node:assert/strict";
import { JsColorType, Transformer } from "@napi-rs/image";
import { createStudio } from "../../vendor-studio/studio.ts";
import { arkModels, falModels, geminiModels as answered } from "../../vendor-studio/models.ts";
import { openCall } from "../../supabase/functions/_shared/vendors/call.fixture.ts";
import { createGemini } from "../../supabase/functions/_shared/vendors/gemini/client.ts";
import { writeJson } from "../../supabase/functions/_shared/vendors/gemini/write-json.ts";
import type { ArtistModel } from "../../supabase/functions/_shared/vendors/models/model.ts";
import {
  artistModels,
  geminiModels,
} from "../../supabase/functions/_shared/vendors/models/table.ts";
import { createArtist } from "../../supabase/functions/_shared/vendors/seedream/create-artist.ts";
import { VendorError } from "../../supabase/functions/_shared/vendors/vendor-error.ts";

/** What the product asks, answered by a studio of the test's own; the last request is kept. */
async function withStudio<T>(
  run: (studio: { url: string; last(): { path: string; body: Record<string, unknown> } }) => T,
): Promise<Awaited<T>> {
  const studio = createStudio({ low: 0, high: 0 });
  let last = { path: "", body: {} };
  await using server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    async (request) => {
      if (request.method === "POST") {
        last = { path: new URL(request.url).pathname, body: await request.clone().json() };
      }
      return await studio(request);
    },
  );
  return await run({ url: `http://127.0.0.1:${server.addr.port}`, last: () => last });
}

/** Has the product draw with a model, and reads what comes of it. */
async function draw({ provider, name: model }: ArtistModel, baseUrl: string) {
  const artist = createArtist({ provider, model, baseUrl, apiKey: "k" });
  const job = await artist.begin('A wordmark "Crumb".', openCall());
  const file = await fetch(await artist.finish(job, openCall()));
  const bytes = await file.bytes();
  if (file.headers.get("content-type") === "image/svg+xml") {
    const [, side] = /<svg [^>]*width="(\d+)"/.exec(new TextDecoder().decode(bytes)) ?? [];
    return { format: "svg", side: Number(side), hasAlpha: false };
  }
  const { format, width, colorType } = await new Transformer(bytes).metadata();
  return { format, side: width, hasAlpha: colorType === JsColorType.Rgba8 };
}

for (const model of artistModels) {
  Deno.test(`${model.name}: what it is sent, the studio takes, and answers as its row says`, async () => {
    assert.deepEqual(await withStudio(({ url }) => draw(model, url)), {
      format: model.format,
      side: model.sides[0],
      hasAlpha: model.transparent === "always",
    });
  });
}

/** A value that a model which takes the field would not object to. */
const values: Record<string, unknown> = {
  sequential_image_generation: "disabled",
  stream: false,
  output_format: "png",
  background: "opaque",
};

Deno.test("Ark's models refuse one another's bodies where the vendor does", async () => {
  const ark = artistModels.filter(({ provider }) => provider === "ark");
  await withStudio(async ({ url, last }) => {
    const send = (body: object) =>
      fetch(`${url}/api/v3/images/generations`, {
        method: "POST",
        headers: { authorization: "Bearer k" },
        body: JSON.stringify(body),
      });
    let refused = 0;
    for (const model of ark) {
      await draw(model, url);
      const { body } = last();
      for (const other of ark) {
        const unknown = Object.keys(body).filter((field) => other.refuses.includes(field));
        // What it takes is drawn in the test above.
        if (unknown.length === 0) continue;
        const response = await send({ ...body, model: other.name });
        const { error } = await response.json();
        assert.deepEqual([response.status, error.code], [400, "InvalidParameter"], other.name);
        assert.ok(unknown.includes(error.param), `${model.name} at ${other.name}: ${error.param}`);
        refused++;
      }
      for (const field of model.refuses) {
        const response = await send({ ...body, [field]: values[field] });
        assert.equal((await response.json()).error.param, field, model.name);
      }
    }
    assert.ok(refused >= 15, `${refused} refused`);
  });
});

for (const { name, sizes, thinking, retiredFrom } of geminiModels) {
  Deno.test(`${name}: what it is sent, the studio takes, unless it is retired`, async () => {
    await withStudio(async ({ url }) => {
      const gemini = createGemini({
        apiKey: "k",
        baseUrl: url,
        promptModel: name,
        imageModel: name,
      });
      const today = new Date().toISOString().slice(0, 10);
      const question = [{ role: "user", parts: [{ text: "A fox" }] }];
      const asked = Object.keys(sizes).length === 0
        ? writeJson(gemini, { instruction: "x", contents: question, schema: {} }, openCall())
        : gemini.generate({
          model: name,
          contents: question,
          config: { imageConfig: { aspectRatio: "1:1", imageSize: Object.values(sizes)[0] ?? "" } },
        }, openCall());
      if (answered[name] !== undefined) return await asked;
      assert.ok(retiredFrom !== undefined && retiredFrom <= today, "only a retired one is missing");
      await assert.rejects(asked, (error) => error instanceof VendorError && error.status === 404);
    });
    if (thinking !== undefined) assert.ok(answered[name]?.levels.includes(thinking.toLowerCase()));
    for (const size of Object.values(sizes)) {
      if (answered[name] !== undefined) assert.ok(size in answered[name].sizes, size);
    }
  });
}

Deno.test("the studio knows no artist that the product doesn't", () => {
  const names = artistModels.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
  const others = [...Object.keys(arkModels), ...Object.keys(falModels)];
  assert.deepEqual(others.filter((name) => !names.includes(name)), []);
});
