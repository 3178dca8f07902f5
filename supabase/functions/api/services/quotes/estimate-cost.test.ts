import assert from "node:assert/strict";
import { estimateCost } from "./estimate-cost.ts";

const models = {
  gemini: {
    apiKey: "",
    baseUrl: "",
    promptModel: "gemini-3.8-flash",
    imageModel: "gemini-nano-banana-2.1",
  },
  seedream: { provider: "ark" as const, apiKey: "", baseUrl: "", model: "seedream-4-5-251128" },
  checksLettering: true,
};
const now = Date.parse("2026-11-28T12:00:00Z");

Deno.test("fifteen concepts cost fifteen pictures, the prompts, and the reading of nine", () => {
  const { cost, pictures, models: used } = estimateCost(models, "create", 15, now);
  assert.deepEqual([pictures, cost.pictures], [15, 0.6]);
  // 2200 tokens read and 5850 written, at $0.75 and $3.75 a million.
  assert.equal(cost.prompts, 0.023588);
  // 9 × 800 read and 9 × 150 written.
  assert.equal(cost.lettering, 0.010463);
  assert.equal(cost.total, 0.63405);
  assert.deepEqual(used, { prompt: "gemini-3.8-flash", picture: "seedream-4-5-251128" });
});

Deno.test("a refinement is drawn by the other model, each with a prompt of its own", () => {
  const [one, two] = [1, 2].map((count) => estimateCost(models, "refine", count, now));
  assert.equal(one?.models.picture, "gemini-nano-banana-2.1");
  assert.ok(one !== undefined && Math.abs((one.cost.total ?? 0) - 0.058) < 0.004);
  assert.ok(Math.abs((two?.cost.total ?? 0) - 2 * (one.cost.total ?? 0)) < 1e-5);
});

Deno.test("where a price is not known, its part is null and so is the total", () => {
  const unknown = { ...models, seedream: { ...models.seedream, model: "seedream-9" } };
  const { cost } = estimateCost(unknown, "concepts", 5, now);
  assert.deepEqual([cost.pictures, cost.total], [null, null]);
  assert.ok((cost.prompts ?? 0) > 0);
});

Deno.test("a kit costs nothing, and lettering that nobody reads neither", () => {
  assert.deepEqual(estimateCost(models, "kit", 1, now), {
    cost: { prompts: 0, pictures: 0, lettering: 0, total: 0, currency: "USD" },
    models: { prompt: null, picture: null },
    pictures: 0,
  });
  const unread = { ...models, checksLettering: false };
  assert.equal(estimateCost(unread, "create", 15, now).cost.lettering, 0);
});
