import assert from "node:assert/strict";
import { artistModel, geminiModel } from "./find-model.ts";
import type { ArtistModel, GeminiModel } from "./model.ts";
import { costOfPicture, costOfTokens } from "./cost.ts";
import { picturePrices, tokenPrices } from "./prices.ts";
import { artistModels, geminiModels } from "./table.ts";

const known: (ArtistModel | GeminiModel)[] = [...artistModels, ...geminiModels];
const on = (day: string) => Date.parse(`${day}T12:00:00Z`);

for (const model of known) {
  Deno.test(`the row of ${model.name} makes sense`, () => {
    const days = model.prices.map(({ from }) => from);
    assert.deepEqual(days, [...new Set(days)].sort(), "prices stand in the order of their days");
    for (const day of [...days, model.deprecatedFrom, model.retiredFrom]) {
      if (day !== undefined) assert.match(new Date(on(day)).toISOString(), new RegExp(`^${day}`));
    }
    const [least, most] = model.seconds;
    assert.equal(0 < least && least < most, true);
    if (model.provider === "gemini") return;
    assert.deepEqual(Object.keys(model.sends).filter((name) => model.refuses.includes(name)), []);
    for (const { pictures } of model.prices) {
      const limits = pictures.map(({ pixels }) => pixels);
      assert.deepEqual(limits, [...limits].sort((a, b) => a - b));
      assert.equal(limits.at(-1), Infinity);
    }
  });
}

Deno.test("each model has its price, but for those whose name means another one each time", () => {
  const priced = [...Object.keys(picturePrices), ...Object.keys(tokenPrices)];
  assert.deepEqual(priced.filter((name) => !known.some((model) => model.name === name)), []);
  assert.deepEqual(known.filter(({ prices }) => prices.length === 0).map(({ name }) => name), [
    ...["gemini-flash-latest", "gemini-pro-latest"],
  ]);
});

Deno.test("a price that was not read at its vendor's is not proved", () => {
  for (const name of ["gemini-3.8-flash", "gemini-2.5-pro", "gemini-3-pro-image"]) {
    assert.equal(geminiModel(name).isProved, false, name);
  }
});

Deno.test("no two rows are found by one name", () => {
  const names = known.flatMap((model) =>
    [model.name, ...model.aliases ?? []].map((name) => `${model.provider} ${name}`)
  );
  assert.deepEqual(names, [...new Set(names)]);
});

Deno.test("a model is found by its brands' names, and asked for by the one that was set", () => {
  const model = artistModel("ark", "doubao-seedream-5-5-261028");
  assert.equal(model.name, "doubao-seedream-5-5-261028");
  assert.equal(model.transparent, "by_background");
  assert.equal(artistModel("ark", "dola-seedream-5-5-261028").transparent, "by_background");
  assert.equal(artistModel("ark", "seedream-5-0-lite-260128").format, "png");
});

Deno.test("a model that nobody knows takes what all take, and its price isn't known", () => {
  for (const provider of ["ark", "fal"] as const) {
    const model = artistModel(provider, "seedream-7-0-270101");
    assert.deepEqual(model.sends, {});
    assert.equal(model.transparent, "never");
    assert.equal(costOfPicture(model), undefined);
  }
  const model = geminiModel("gemini-9-flash");
  assert.equal(model.thinking, undefined);
  assert.equal(costOfTokens(model, { input: 1, text: 1, picture: 1 }), undefined);
  assert.equal(artistModel("fal", "seedream-4-5-251128").prices.length, 0, "Ark's name for it");
});

Deno.test("a price holds from its day on", () => {
  const flash = geminiModel("gemini-3.8-flash");
  const usage = { input: 1_000_000, text: 1_000_000, picture: 0 };
  assert.equal(costOfTokens(flash, usage, on("2026-12-31")), 4.5);
  assert.equal(costOfTokens(flash, usage, on("2027-01-01")), 9);
  assert.equal(costOfTokens(flash, usage, on("2020-01-01")), 4.5);
});

Deno.test("a picture costs by its pixels", () => {
  const model = artistModel("ark", "seedream-5-5-261028");
  const at = (side: number) => costOfPicture({ ...model, sides: [side] });
  assert.deepEqual([1024, 1536, 2048].map(at), [0.02, 0.02, 0.035]);
  assert.equal(costOfPicture(artistModel("fal", "bytedance/seedream/v5/pro/text-to-image")), 0.135);
});

Deno.test("drawn tokens and written ones have prices of their own", () => {
  const banana = geminiModel("gemini-nano-banana-2.1");
  const cost = costOfTokens(banana, { input: 0, text: 0, picture: 1120 }, on("2026-11-28"));
  assert.equal(cost, 0.0336);
  const flash = geminiModel("gemini-3.8-flash");
  assert.equal(costOfTokens(flash, { input: 0, text: 0, picture: 1 }), undefined);
});
