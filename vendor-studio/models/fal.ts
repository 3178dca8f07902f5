import { megapixel, type Range, wide } from "./table.ts";

/** https://fal.ai/docs/model-api-reference/image-generation-api */
export interface FalModel {
  /** Of the fields that not every model takes, those that this one does. It passes over others. */
  takes: string[];
  sizeField: "image_size" | "aspect_ratio";
  /** A size in pixels has to be within one of these: either each of its sides, or both together. */
  sides?: Range;
  pixels?: Range;
  /** Whether a size that doesn't fit is scaled until it does, instead of objected to. */
  scales: boolean;
  /** Sizes by name; the first is what it draws unasked. */
  named: Record<string, [width: number, height: number]>;
  /** What it answers, whose file's name ends so. */
  format: "png" | "svg";
  /** Whether it draws on transparent ground: never, when `background` asks for it, or always. */
  transparent: "never" | "asked" | "always";
  pace: number;
}

/** Proportions that all of fal's Seedreams know by name. */
const proportions: FalModel["named"] = {
  square_hd: [2048, 2048],
  square: [1920, 1920],
  portrait_4_3: [1920, 2560],
  portrait_16_9: [1440, 2560],
  landscape_4_3: [2560, 1920],
  landscape_16_9: [2560, 1440],
};
const autos: FalModel["named"] = { auto_2K: [2048, 2048], auto_4K: [4096, 4096] };
const upTo2K: FalModel["named"] = {
  auto_2K: [2048, 2048],
  auto_1K: [1024, 1024],
  ...proportions,
  portrait_4_3: [1728, 2304],
  landscape_4_3: [2304, 1728],
};

const series = ["image_size", "num_images", "max_images"];

const seedream: FalModel = {
  takes: [...series, "seed"],
  sizeField: "image_size",
  pixels: [960 * 960, 4096 * 4096],
  scales: false,
  named: { ...proportions, auto: [2048, 2048], ...autos },
  format: "png",
  transparent: "never",
  pace: 1,
};
const seedream5: FalModel = {
  ...seedream,
  takes: series,
  pixels: [wide, 4096 * 4096],
  scales: true,
  named: { ...autos, auto_3K: [3072, 3072], ...proportions },
};

/** https://fal.ai/models/fal-ai/recraft/v4.1/text-to-vector/llms.txt */
const recraft: FalModel = {
  takes: ["image_size", "colors", "background_color"],
  sizeField: "image_size",
  sides: [64, 2048],
  scales: false,
  named: {
    square_hd: [1024, 1024],
    square: [512, 512],
    portrait_4_3: [768, 1024],
    portrait_16_9: [576, 1024],
    landscape_4_3: [1024, 768],
    landscape_16_9: [1024, 576],
  },
  format: "svg",
  transparent: "never",
  pace: 1,
};

/** https://fal.ai/models/fal-ai/ideogram/v3/generate-transparent/llms.txt */
const ideogram: FalModel = {
  takes: ["aspect_ratio", "rendering_speed", "expand_prompt", "num_images", "seed"],
  sizeField: "aspect_ratio",
  scales: false,
  named: {
    "1:1": [1024, 1024],
    "1:3": [512, 1536],
    "3:1": [1536, 512],
    "1:2": [704, 1408],
    "2:1": [1408, 704],
    "9:16": [736, 1312],
    "16:9": [1312, 736],
    "10:16": [800, 1280],
    "16:10": [1280, 800],
    "2:3": [832, 1248],
    "3:2": [1248, 832],
    "3:4": [864, 1152],
    "4:3": [1152, 864],
    "4:5": [896, 1120],
    "5:4": [1120, 896],
  },
  format: "png",
  transparent: "always",
  pace: 1,
};

/** By the path that they are asked under. */
export const falModels: Record<string, FalModel> = {
  "fal-ai/bytedance/seedream/v4/text-to-image": seedream,
  "fal-ai/bytedance/seedream/v4.5/text-to-image": {
    ...seedream,
    sides: [1920, 4096],
    pixels: [wide, 4096 * 4096],
    named: { ...proportions, ...autos },
  },
  "bytedance/seedream/v5/lite/text-to-image": seedream5,
  // https://fal.ai/models/bytedance/seedream/v5/pro/us/text-to-image/llms.txt
  "bytedance/seedream/v5/pro/text-to-image": {
    ...seedream5,
    pixels: [921_600, 4_624_220],
    scales: false,
    named: upTo2K,
    pace: 8,
  },
  "bytedance/seedream/v5.5/text-to-image": {
    ...seedream5,
    takes: [...series, "background"],
    pixels: [megapixel, 2048 * 2048],
    named: upTo2K,
    transparent: "asked",
    pace: 2,
  },
  "fal-ai/recraft/v4.1/text-to-vector": recraft,
  "fal-ai/recraft/v4.1/pro/text-to-vector": recraft,
  "fal-ai/ideogram/v3/generate-transparent": ideogram,
};
