import type { ArtistModel, GeminiModel, PicturePrice } from "./model.ts";

/**
 * Every model that is known, as of the end of November 2026: what it takes, what it answers, how
 * long it needs and what it costs by its list price. What is billed, the vendor says.
 *
 * https://docs.byteplus.com/en/docs/ModelArk/1541523 and …/1544106,
 * https://fal.ai/models/{name}/llms.txt, https://ai.google.dev/gemini-api/docs/models and …/pricing
 */

/** One price for every size. */
const each = (usd: number): PicturePrice[] => [{ pixels: Infinity, usd }];
/** One price up to so many pixels, and another beyond. */
const upTo = (pixels: number, usd: number, beyond: number): PicturePrice[] => [
  { pixels, usd },
  { pixels: Infinity, usd: beyond },
];

/** Seedreams up to 5.0 lite draw a series, and stream, unless they are told not to. */
const single = { sequential_image_generation: "disabled", stream: false };
const refusesSingle = ["sequential_image_generation", "stream"];

/** What Seedreams on Ark have in common. */
const onArk = {
  provider: "ark",
  sizeField: "size",
  transparent: "never",
  seconds: [5, 25],
} as const;

const ark: ArtistModel[] = [
  {
    ...onArk,
    name: "seedream-4-0-250828",
    isProved: true,
    sides: [2048, 1024, 4096],
    format: "jpeg",
    references: 10,
    sends: single,
    refuses: ["output_format", "background"],
    prices: [{ from: "2025-08-28", pictures: each(0.03) }],
  },
  {
    ...onArk,
    name: "seedream-4-5-251128",
    isProved: true,
    sides: [2048, 4096],
    format: "jpeg",
    references: 14,
    sends: single,
    refuses: ["output_format", "background"],
    prices: [{ from: "2025-11-28", pictures: each(0.04) }],
  },
  {
    ...onArk,
    name: "seedream-5-0-260128",
    aliases: ["seedream-5-0-lite-260128"],
    isProved: true,
    sides: [2048, 3072],
    format: "png",
    references: 14,
    sends: { ...single, output_format: "png" },
    refuses: ["background"],
    prices: [{ from: "2026-01-28", pictures: each(0.035) }],
  },
  {
    ...onArk,
    name: "seedream-5-0-pro-260628",
    isProved: false,
    sides: [2048, 1024],
    format: "png",
    references: 10,
    sends: { output_format: "png" },
    refuses: [...refusesSingle, "background"],
    seconds: [110, 130],
    prices: [{ from: "2026-06-28", pictures: upTo(2_360_000, 0.06, 0.12) }],
  },
  {
    ...onArk,
    name: "seedream-5-0-flash-260915",
    isProved: false,
    sides: [2048, 1024],
    format: "png",
    references: 10,
    sends: { output_format: "png" },
    refuses: [...refusesSingle, "background"],
    prices: [{ from: "2026-09-15", pictures: each(0.018) }],
  },
  {
    ...onArk,
    name: "seedream-5-5-261028",
    isProved: false,
    sides: [2048, 1536, 1024],
    format: "png",
    transparent: "by_background",
    references: 10,
    sends: { output_format: "png" },
    refuses: refusesSingle,
    seconds: [25, 35],
    prices: [{ from: "2026-10-28", pictures: upTo(2_610_000, 0.02, 0.035) }],
  },
];

/** What models on fal's queue have in common. */
const onFal = {
  provider: "fal",
  sizeField: "image_size",
  transparent: "never",
  references: 0,
  sends: { num_images: 1 },
  refuses: [],
  seconds: [5, 25],
} as const;

const fal: ArtistModel[] = [
  {
    ...onFal,
    name: "fal-ai/bytedance/seedream/v4/text-to-image",
    isProved: true,
    sides: [2048, 1024, 4096],
    format: "png",
    prices: [{ from: "2025-09-09", pictures: each(0.03) }],
  },
  {
    ...onFal,
    name: "fal-ai/bytedance/seedream/v4.5/text-to-image",
    isProved: true,
    sides: [2048, 4096],
    format: "png",
    prices: [{ from: "2025-12-03", pictures: each(0.04) }],
  },
  {
    ...onFal,
    name: "bytedance/seedream/v5/lite/text-to-image",
    isProved: false,
    sides: [2048, 3072],
    format: "png",
    refuses: ["seed"],
    prices: [{ from: "2026-02-24", pictures: each(0.035) }],
  },
  {
    ...onFal,
    name: "bytedance/seedream/v5/pro/text-to-image",
    isProved: true,
    sides: [2048, 1024],
    format: "png",
    refuses: ["seed"],
    seconds: [110, 130],
    prices: [{ from: "2026-07-01", pictures: upTo(1536 * 1536, 0.0675, 0.135) }],
  },
  {
    ...onFal,
    name: "bytedance/seedream/v5.5/text-to-image",
    isProved: true,
    sides: [2048, 1536, 1024],
    format: "png",
    transparent: "by_background",
    sends: { num_images: 1, output_format: "png" },
    refuses: ["seed"],
    seconds: [25, 35],
    prices: [{ from: "2026-11-12", pictures: upTo(2_610_000, 0.03, 0.0405) }],
  },
  {
    ...onFal,
    name: "fal-ai/recraft/v4.1/text-to-vector",
    isProved: true,
    sides: [2048, 1024],
    format: "svg",
    sends: {},
    refuses: ["style", "seed", "num_images"],
    prices: [{ from: "2026-05-14", pictures: each(0.08) }],
  },
  {
    ...onFal,
    name: "fal-ai/recraft/v4.1/pro/text-to-vector",
    isProved: false,
    sides: [2048, 1024],
    format: "svg",
    sends: {},
    refuses: ["style", "seed", "num_images"],
    seconds: [15, 45],
    prices: [{ from: "2026-05-14", pictures: each(0.3) }],
  },
  {
    ...onFal,
    name: "fal-ai/ideogram/v3/generate-transparent",
    isProved: true,
    sizeField: "aspect_ratio",
    sides: [1024],
    format: "png",
    transparent: "always",
    // It would rewrite the director's prompt.
    sends: { num_images: 1, rendering_speed: "BALANCED", expand_prompt: false },
    refuses: ["image_size"],
    prices: [{ from: "2025-05-01", pictures: each(0.06) }],
  },
];

/** What a model that draws, one of Gemini's, calls its sizes. */
const squares = { 1024: "1K", 2048: "2K", 4096: "4K" };

/** What Gemini's have in common. */
const text = { provider: "gemini", isProved: false, sizes: {}, seconds: [3, 30] } as const;
const picture = { provider: "gemini", thinking: undefined, seconds: [15, 40] } as const;

export const geminiModels: GeminiModel[] = [
  {
    ...text,
    name: "gemini-3.8-flash",
    thinking: "LOW",
    prices: [
      { from: "2026-09-01", input: 0.75, text: 3.75 },
      { from: "2027-01-01", input: 1.5, text: 7.5 },
    ],
  },
  {
    ...text,
    name: "gemini-2.5-pro",
    thinking: undefined,
    retiredFrom: "2026-12-01",
    prices: [{ from: "2025-06-17", input: 1.25, text: 10 }],
  },
  { ...text, name: "gemini-flash-latest", thinking: "LOW", prices: [] },
  { ...text, name: "gemini-pro-latest", thinking: "LOW", prices: [] },
  {
    ...picture,
    name: "gemini-nano-banana-2.1",
    isProved: false,
    sizes: squares,
    prices: [{ from: "2026-10-06", input: 1.5, text: 7.5, picture: 30 }],
  },
  {
    ...picture,
    name: "gemini-3.1-flash-image",
    isProved: true,
    deprecatedFrom: "2026-10-06",
    sizes: { 512: "512", ...squares },
    prices: [{ from: "2026-02-26", input: 0.5, text: 3, picture: 60 }],
  },
  {
    ...picture,
    name: "gemini-3-pro-image",
    isProved: false,
    sizes: squares,
    prices: [{ from: "2025-11-20", input: 2, text: 12, picture: 120 }],
  },
  {
    ...picture,
    name: "gemini-2.5-flash-image",
    isProved: true,
    retiredFrom: "2026-10-02",
    sizes: { 1024: "1K" },
    prices: [{ from: "2025-08-26", input: 0.3, text: 2.5, picture: 30 }],
  },
];

export const artistModels: ArtistModel[] = [...ark, ...fal];
