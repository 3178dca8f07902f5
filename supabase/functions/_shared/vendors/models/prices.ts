import type { ArtistModel, GeminiModel, PicturePrice } from "./model.ts";

/**
 * What models cost by their list prices, as of the end of November 2026. What is billed, the vendor
 * says. A model that isn't here has no known price.
 *
 * https://docs.byteplus.com/en/docs/ModelArk/1544106, https://fal.ai/models/{name}/llms.txt,
 * https://ai.google.dev/gemini-api/docs/pricing
 */

/** One price for every size. */
const each = (usd: number): PicturePrice[] => [{ pixels: Infinity, usd }];
/** One price up to so many pixels, and another beyond. */
const upTo = (pixels: number, usd: number, beyond: number): PicturePrice[] => [
  { pixels, usd },
  { pixels: Infinity, usd: beyond },
];

/** What a picture costs, by the model that draws a concept. */
export const picturePrices: Readonly<Record<string, ArtistModel["prices"]>> = {
  "seedream-4-0-250828": [{ from: "2025-08-28", pictures: each(0.03) }],
  "seedream-4-5-251128": [{ from: "2025-11-28", pictures: each(0.04) }],
  "seedream-5-0-260128": [{ from: "2026-01-28", pictures: each(0.035) }],
  "seedream-5-0-pro-260628": [{ from: "2026-06-28", pictures: upTo(2_360_000, 0.06, 0.12) }],
  "seedream-5-0-flash-260915": [{ from: "2026-09-15", pictures: each(0.018) }],
  "seedream-5-5-261028": [{ from: "2026-10-28", pictures: upTo(2_610_000, 0.02, 0.035) }],
  "fal-ai/bytedance/seedream/v4/text-to-image": [{ from: "2025-09-09", pictures: each(0.03) }],
  "fal-ai/bytedance/seedream/v4.5/text-to-image": [{ from: "2025-12-03", pictures: each(0.04) }],
  "bytedance/seedream/v5/lite/text-to-image": [{ from: "2026-02-24", pictures: each(0.035) }],
  "bytedance/seedream/v5/pro/text-to-image": [{
    from: "2026-07-01",
    pictures: upTo(1536 * 1536, 0.0675, 0.135),
  }],
  "bytedance/seedream/v5.5/text-to-image": [{
    from: "2026-11-12",
    pictures: upTo(2_610_000, 0.03, 0.0405),
  }],
  "fal-ai/recraft/v4.1/text-to-vector": [{ from: "2026-05-14", pictures: each(0.08) }],
  "fal-ai/recraft/v4.1/pro/text-to-vector": [{ from: "2026-05-14", pictures: each(0.3) }],
  "fal-ai/ideogram/v3/generate-transparent": [{ from: "2025-05-01", pictures: each(0.06) }],
};

/** What a million tokens cost, by the model of Gemini's; those that draw, too. */
export const tokenPrices: Readonly<Record<string, GeminiModel["prices"]>> = {
  "gemini-3.8-flash": [{ from: "2026-09-01", input: 0.75, text: 3.75 }, {
    from: "2027-01-01",
    input: 1.5,
    text: 7.5,
  }],
  "gemini-2.5-pro": [{ from: "2025-06-17", input: 1.25, text: 10 }],
  "gemini-nano-banana-2.1": [{ from: "2026-10-06", input: 1.5, text: 7.5, picture: 30 }],
  "gemini-3.1-flash-image": [{ from: "2026-02-26", input: 0.5, text: 3, picture: 60 }],
  "gemini-3-pro-image": [{ from: "2025-11-20", input: 2, text: 12, picture: 120 }],
  "gemini-2.5-flash-image": [{ from: "2025-08-26", input: 0.3, text: 2.5, picture: 30 }],
};
