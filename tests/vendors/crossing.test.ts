import assert from "node:assert/strict";
import { falModels } from "../../vendor-studio/models/fal.ts";
import { geminiModels as answered } from "../../vendor-studio/models/gemini.ts";
import { rowOf } from "../../vendor-studio/models/table.ts";
import { readGenerationRequest } from "../../vendor-studio/wire/ark/request.ts";
import { readInput } from "../../vendor-studio/wire/fal/input.ts";
import { openCall } from "../../supabase/functions/_shared/vendors/call.fixture.ts";
import type { ArtistModel } from "../../supabase/functions/_shared/vendors/models/model.ts";
import {
  artistModels,
  geminiModels,
} from "../../supabase/functions/_shared/vendors/models/table.ts";
import { createArtist } from "../../supabase/functions/_shared/vendors/artists/create-artist.ts";
import { type ModelStudio, withStudio } from "./model-studio.fixture.ts";

const ark = artistModels.filter(({ provider }) => provider === "ark");
const fal = artistModels.filter(({ provider }) => provider === "fal");

function post(url: string, headers: Record<string, string>, body: unknown): Promise<Response> {
  return fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
}

function askArk(url: string, body: object): Promise<Response> {
  return post(`${url}/api/v3/images/generations`, { authorization: "Bearer k" }, body);
}

const key = { authorization: "Key k" };

/** @returns what fal's queue has for a request once it is done. */
async function askFal(url: string, model: string, body: object): Promise<Response> {
  const { status_url, response_url } = await (await post(`${url}/${model}`, key, body)).json();
  await untilDone(status_url);
  return await fetch(response_url, { headers: key });
}

/** Without the pauses of the product's own waiting. */
async function untilDone(statusUrl: string): Promise<void> {
  for (;;) {
    const status = await fetch(statusUrl, { headers: key });
    await status.body?.cancel();
    if (status.status !== 202) return;
  }
}

/** What the product sends to have a concept drawn. */
async function bodyFor({ provider, name: model }: ArtistModel, { url, last }: ModelStudio) {
  const artist = createArtist({ provider, model, baseUrl: url, apiKey: "k" });
  const job = await artist.begin('A wordmark "Crumb".', openCall());
  if (job.kind === "fal_request") await untilDone(job.status_url);
  return last().body;
}

/** A value that a model which takes the field would not object to. */
const values: Record<string, unknown> = {
  sequential_image_generation: "disabled",
  stream: false,
  output_format: "png",
  background: "opaque",
};

Deno.test("Ark's models refuse one another's bodies where the vendor does", async () => {
  await withStudio(async (studio) => {
    const { url } = studio;
    let refused = 0;
    for (const model of ark) {
      const body = await bodyFor(model, studio);
      for (const other of ark) {
        const unknown = Object.keys(body).filter((field) => other.refuses.includes(field));
        // What it takes is drawn in models.test.ts.
        if (unknown.length === 0) continue;
        const response = await askArk(url, { ...body, model: other.name });
        const { error } = await response.json();
        assert.deepEqual([response.status, error.code], [400, "InvalidParameter"], other.name);
        assert.ok(unknown.includes(error.param), `${model.name} at ${other.name}: ${error.param}`);
        refused++;
      }
      for (const field of model.refuses) {
        const response = await askArk(url, { ...body, [field]: values[field] });
        assert.equal((await response.json()).error.param, field, model.name);
      }
    }
    assert.ok(refused >= 15, `${refused} refused`);
  });
});

/** Squares that a vendor refuses; the others it draws, or scales until they fit. */
const refusedSides: Record<string, number[]> = {
  "seedream-4-0-250828": [],
  "seedream-4-5-251128": [1024, 1536],
  "seedream-5-0-260128": [1024, 1536, 4096],
  "seedream-5-0-pro-260628": [3072, 4096],
  "seedream-5-0-flash-260915": [3072, 4096],
  "seedream-5-5-261028": [3072, 4096],
  "fal-ai/bytedance/seedream/v4/text-to-image": [],
  "fal-ai/bytedance/seedream/v4.5/text-to-image": [1024, 1536],
  "bytedance/seedream/v5/lite/text-to-image": [],
  "bytedance/seedream/v5/pro/text-to-image": [3072, 4096],
  "bytedance/seedream/v5.5/text-to-image": [],
  "fal-ai/recraft/v4.1/text-to-vector": [3072, 4096],
  "fal-ai/recraft/v4.1/pro/text-to-vector": [3072, 4096],
};

/** A model's body with another square, as the product would ask for it. */
function withSide({ sizeField }: ArtistModel, body: object, side: number): object {
  if (sizeField === "size") return { ...body, size: `${side}x${side}` };
  return { ...body, image_size: { width: side, height: side } };
}

/** What the studio reads a body as, without drawing it: large squares take long. */
function widthAt({ provider, name }: ArtistModel, body: object): number | undefined {
  if (provider === "ark") {
    const read = readGenerationRequest(body);
    return read.ok ? read.request.width : undefined;
  }
  const model = rowOf(falModels, name);
  const read = model && readInput(model, body);
  return read?.ok ? read.input.width : undefined;
}

for (const model of artistModels) {
  // Ideogram isn't told pixels.
  if (model.sizeField === "aspect_ratio") continue;
  Deno.test(`${model.name}: its own sizes are drawn, of others' those that its vendor takes`, async () => {
    await withStudio(async (studio) => {
      const { url } = studio;
      const body = await bodyFor(model, studio);
      for (const side of model.sides) {
        assert.equal(widthAt(model, withSide(model, body, side)), side);
      }
      const refused = refusedSides[model.name] ?? assert.fail("say what its vendor refuses");
      for (const side of new Set(artistModels.flatMap(({ sides }) => sides))) {
        const asked = withSide(model, body, side);
        if (!refused.includes(side)) {
          assert.notEqual(widthAt(model, asked), undefined, `${side}`);
          continue;
        }
        const response =
          await (model.provider === "ark" ? askArk(url, asked) : askFal(url, model.name, asked));
        const { error, detail } = await response.json();
        assert.deepEqual(
          [response.status, error?.param ?? detail[0].loc[1]],
          [model.provider === "ark" ? 400 : 422, model.sizeField],
          `${side}`,
        );
      }
    });
  });
}

/** What a model on fal that takes the field would object to. */
const objectionable: Record<string, unknown> = {
  seed: 1.5,
  num_images: 7,
  image_size: "huge",
};

Deno.test("fal's models pass over one another's fields, and object to their own", async () => {
  await withStudio(async (studio) => {
    const { url } = studio;
    const refused = new Set<string>();
    for (const model of fal) {
      const body = await bodyFor(model, studio);
      for (const other of fal) {
        const width = widthAt(other, body);
        assert.notEqual(width, undefined, `${model.name} at ${other.name}`);
        if (model.sizeField === other.sizeField) assert.equal(width, model.sides[0], other.name);
      }
      for (const [field, value] of Object.entries(objectionable)) {
        const asked = { ...body, [field]: value };
        if (model.refuses.includes(field)) {
          assert.equal(widthAt(model, asked), model.sides[0], `${model.name}: ${field}`);
          continue;
        }
        const response = await askFal(url, model.name, asked);
        const { detail: [objection] } = await response.json();
        assert.deepEqual([response.status, objection.loc], [422, ["body", field]], model.name);
        refused.add(field);
      }
    }
    assert.deepEqual([...refused].sort(), Object.keys(objectionable).sort());
  });
});

for (const { name, sizes, thinking } of geminiModels.filter(({ name }) => name in answered)) {
  Deno.test(`${name}: it refuses others' sizes and levels of thinking`, async () => {
    await withStudio(async ({ url }) => {
      const ask = async (generationConfig: object) => {
        const response = await post(
          `${url}/v1beta/models/${name}:generateContent`,
          { "x-goog-api-key": "k" },
          { contents: [{ role: "user", parts: [{ text: "A fox" }] }], generationConfig },
        );
        return { status: response.status, words: await response.text() };
      };
      const own: string[] = Object.values(sizes);
      const all = new Set(geminiModels.flatMap(({ sizes }) => Object.values(sizes)));
      for (const imageSize of [...all].filter((size) => !own.includes(size))) {
        const { status, words } = await ask({ imageConfig: { imageSize } });
        assert.equal(status, 400, imageSize);
        assert.match(words, /INVALID_ARGUMENT/);
        assert.match(words, own.length === 0 ? /Image generation config/ : /image_size/);
      }
      const { status, words } = await ask({ thinkingConfig: { thinkingLevel: "LOW" } });
      assert.equal(status, thinking === "LOW" ? 200 : 400, words);
      if (thinking === undefined) assert.match(words, /Thinking level .*not supported/);
      const nonsense = await ask({ thinkingConfig: { thinkingLevel: "DEEP" } });
      assert.equal(nonsense.status, 400);
    });
  });
}
