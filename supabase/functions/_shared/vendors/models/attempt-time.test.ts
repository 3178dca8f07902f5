import assert from "node:assert/strict";
import { attemptTime, redrawingTime } from "./attempt-time.ts";
import { artistModel, geminiModel } from "./find-model.ts";
import { artistModels, geminiModels } from "./table.ts";
import { UnusableModel } from "./unusable-model.ts";

const pro = artistModel("ark", "seedream-5-0-pro-260628");

Deno.test("every model but the slowest fits an attempt on the smallest plan", () => {
  for (const model of [...artistModels, ...geminiModels]) {
    if (model.seconds[1] > 60) continue;
    assert.equal(attemptTime(model, 150, model.provider === "fal"), 70_000, model.name);
  }
});

Deno.test("a slow model gets the time that it needs where the worker lives long enough", () => {
  const time = attemptTime(pro, 400);
  assert.equal(time > 130_000 && time <= 195_000, true, `${time}`);
});

Deno.test("a slow model is refused with a sentence where the worker doesn't live long enough", () => {
  assert.throws(
    () => attemptTime(pro, 150),
    (error) =>
      error instanceof UnusableModel &&
      /seedream-5-0-pro-260628 takes up to 130 s.*WORKER_SECONDS/.test(error.message),
  );
});

Deno.test("what a later attempt can ask for is not refused", () => {
  const atFal = artistModel("fal", "bytedance/seedream/v5/pro/text-to-image");
  assert.equal(attemptTime(atFal, 150, true), 70_000);
});

Deno.test("another drawing is begun where there is the time that one takes on average", () => {
  assert.equal(redrawingTime(artistModel("ark", "seedream-4-5-251128")), 20_000);
  assert.equal(redrawingTime(geminiModel("gemini-nano-banana-2.1")), 32_500);
});
