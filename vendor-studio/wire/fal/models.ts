/** The sizes of picture that one of fal's Seedreams draws. */
export interface Model {
  /** Each side alone, or both together: width × height, lowest and highest. */
  sides: [low: number, high: number];
  pixels: [low: number, high: number];
  /** Whether a size that doesn't fit is scaled until it does, instead of objected to. */
  scales: boolean;
  named: Record<string, [width: number, height: number]>;
}

const v4Pixels: Model["pixels"] = [960 * 960, 4096 * 4096];
const widePixels: Model["pixels"] = [2560 * 1440, 4096 * 4096];

/** Proportions that all of fal's models know by name. */
const proportions: Model["named"] = {
  square_hd: [2048, 2048],
  square: [1920, 1920],
  portrait_4_3: [1920, 2560],
  portrait_16_9: [1440, 2560],
  landscape_4_3: [2560, 1920],
  landscape_16_9: [2560, 1440],
};
const autos: Model["named"] = { auto_2K: [2048, 2048], auto_4K: [4096, 4096] };

const v5: Model = {
  sides: [1, 4096],
  pixels: widePixels,
  scales: true,
  named: { ...proportions, ...autos, auto_3K: [3072, 3072] },
};

/** By the path they are asked under: https://fal.ai/docs/model-api-reference/image-generation-api */
const models: Record<string, Model> = {
  "fal-ai/bytedance/seedream/v4/text-to-image": {
    sides: [1, 4096],
    pixels: v4Pixels,
    scales: false,
    named: { ...proportions, auto: [2048, 2048], ...autos },
  },
  "fal-ai/bytedance/seedream/v4.5/text-to-image": {
    sides: [1920, 4096],
    pixels: widePixels,
    scales: false,
    named: { ...proportions, ...autos },
  },
  "bytedance/seedream/v5/lite/text-to-image": v5,
  "bytedance/seedream/v5/pro/text-to-image": v5,
};

export function modelAt(path: string): Model | undefined {
  return Object.hasOwn(models, path) ? models[path] : undefined;
}

/** What a job's addresses are made of: the model's owner and its app, without the endpoint. */
export function appOf(path: string): string {
  return path.split("/").slice(0, 2).join("/");
}
