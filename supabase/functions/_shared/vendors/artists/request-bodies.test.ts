import assert from "node:assert/strict";
import { z } from "zod";
import { openCall } from "../call.fixture.ts";
import type { ArtistModel } from "../models/model.ts";
import { costOfPicture } from "../models/cost.ts";
import { artistModels } from "../models/table.ts";
import { withServer } from "../server.fixture.ts";
import { createArtist } from "./create-artist.ts";

/** What a model is sent, and what the picture is charged. */
async function begin(
  { provider, name }: Pick<ArtistModel, "provider" | "name">,
  background?: "opaque" | "transparent",
) {
  let body: Record<string, unknown> = {};
  const { meter, signal } = openCall();
  await withServer(async (request) => {
    body = z.record(z.string(), z.unknown()).parse(await request.json());
    const { href } = new URL("/here", request.url);
    return Response.json({
      ...{ request_id: "r", status_url: href, response_url: href },
      data: [{ url: href }],
    });
  }, async (baseUrl) => {
    const artist = createArtist({
      ...{ provider, model: name, baseUrl, apiKey: "k" },
      ...(background && { background }),
    });
    await artist.begin("A logo", { meter, signal });
  });
  return { body, cost: meter.report().cost_usd };
}

for (const model of artistModels) {
  Deno.test(`${model.name} is sent what its row says, and charged by it`, async () => {
    const { body, cost } = await begin(model);
    assert.equal(body["prompt"], "A logo");
    for (const [name, value] of Object.entries(model.sends)) assert.equal(body[name], value);
    assert.deepEqual(Object.keys(body).filter((name) => model.refuses.includes(name)), []);
    assert.equal(body["background"], model.transparent === "by_background" ? "opaque" : undefined);
    assert.equal(cost, costOfPicture(model) ?? assert.fail("every known model has a price"));
  });
}

Deno.test("a model that isn't in the table is sent what all take, and its cost isn't known", async () => {
  assert.deepEqual(await begin({ provider: "ark", name: "seedream-9" }), {
    body: {
      model: "seedream-9",
      prompt: "A logo",
      size: "2048x2048",
      response_format: "url",
      watermark: false,
    },
    cost: undefined,
  });
  const atFal = await begin({ provider: "fal", name: "fal-ai/another/text-to-image" });
  assert.deepEqual(atFal, { body: { prompt: "A logo" }, cost: undefined });
});

Deno.test("fal's models are asked for a square as each of them wants to be", async () => {
  const at = async (name: string) => (await begin({ provider: "fal", name })).body;
  assert.deepEqual(await at("fal-ai/recraft/v4.1/text-to-vector"), {
    prompt: "A logo",
    image_size: { width: 2048, height: 2048 },
  });
  assert.deepEqual(await at("fal-ai/ideogram/v3/generate-transparent"), {
    prompt: "A logo",
    aspect_ratio: "1:1",
    num_images: 1,
    rendering_speed: "BALANCED",
    expand_prompt: false,
  });
});

Deno.test("transparent ground is asked for where the model lets one choose", async () => {
  for (const model of artistModels) {
    const asked = begin(model, "transparent");
    if (model.transparent === "never") await assert.rejects(asked, /draws on opaque ground alone/);
    else {
      const { body } = await asked;
      const isChosen = model.transparent === "by_background";
      assert.equal(body["background"], isChosen ? "transparent" : undefined);
    }
  }
});
