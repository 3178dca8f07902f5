import type { ArtistModel, GeminiModel } from "./model.ts";
import { picturePrices, tokenPrices } from "./prices.ts";

/**
 * Every model that is known, as of the end of November 2026: what it takes, what it answers and how
 * long it needs. What it costs is in `prices.ts`.
 *
 * https://docs.byteplus.com/en/docs/ModelArk/1541523 and …/1544106,
 * https://fal.ai/models/{name}/llms.txt, https://ai.google.dev/gemini-api/docs/models and …/pricing
 */

type Unpriced<Model> = Omit<Model, "prices">;

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

const ark: Unpriced<ArtistModel>[] = [
  {
    ...onArk,
    name: "seedream-4-0-250828",
    isProved: true,
    sides: [2048, 1024, 4096],
    format: "jpeg",
    references: 10,
    sends: single,
    refuses: ["output_format", "background"],
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

const fal: Unpriced<ArtistModel>[] = [
  {
    ...onFal,
    name: "fal-ai/bytedance/seedream/v4/text-to-image",
    isProved: true,
    sides: [2048, 1024, 4096],
    format: "png",
  },
  {
    ...onFal,
    name: "fal-ai/bytedance/seedream/v4.5/text-to-image",
    isProved: true,
    sides: [2048, 4096],
    format: "png",
  },
  {
    ...onFal,
    name: "bytedance/seedream/v5/lite/text-to-image",
    isProved: false,
    sides: [2048, 3072],
    format: "png",
    refuses: ["seed"],
  },
  {
    ...onFal,
    name: "bytedance/seedream/v5/pro/text-to-image",
    isProved: true,
    sides: [2048, 1024],
    format: "png",
    refuses: ["seed"],
    seconds: [110, 130],
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
  },
  {
    ...onFal,
    name: "fal-ai/recraft/v4.1/text-to-vector",
    isProved: true,
    sides: [2048, 1024],
    format: "svg",
    sends: {},
    refuses: ["style", "seed", "num_images"],
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
  },
];

/** What a model that draws, one of Gemini's, calls its sizes. */
const squares = { 1024: "1K", 2048: "2K", 4096: "4K" };

/** What Gemini's have in common. */
const text = { provider: "gemini", isProved: false, sizes: {}, seconds: [3, 30] } as const;
const picture = { provider: "gemini", thinking: undefined, seconds: [15, 40] } as const;

const gemini: Unpriced<GeminiModel>[] = [
  {
    ...text,
    name: "gemini-3.8-flash",
    thinking: "LOW",
  },
  {
    ...text,
    name: "gemini-2.5-pro",
    thinking: undefined,
    retiredFrom: "2026-12-01",
  },
  { ...text, name: "gemini-flash-latest", thinking: "LOW" },
  { ...text, name: "gemini-pro-latest", thinking: "LOW" },
  {
    ...picture,
    name: "gemini-nano-banana-2.1",
    isProved: false,
    sizes: squares,
  },
  {
    ...picture,
    name: "gemini-3.1-flash-image",
    isProved: true,
    deprecatedFrom: "2026-10-06",
    sizes: { 512: "512", ...squares },
  },
  {
    ...picture,
    name: "gemini-3-pro-image",
    isProved: false,
    sizes: squares,
  },
  {
    ...picture,
    name: "gemini-2.5-flash-image",
    isProved: true,
    retiredFrom: "2026-10-02",
    sizes: { 1024: "1K" },
  },
];

export const artistModels: ArtistModel[] = [...ark, ...fal].map((model) => ({
  ...model,
  prices: picturePrices[model.name] ?? [],
}));

export const geminiModels: GeminiModel[] = gemini.map((model) => ({
  ...model,
  prices: tokenPrices[model.name] ?? [],
}));
