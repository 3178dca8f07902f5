import type { Format } from "../draw/render.ts";
import { megapixel, type Range, wide } from "./table.ts";

/** https://docs.byteplus.com/en/docs/ModelArk/1541523 */
export interface ArkModel {
  /** The side of a square by the size's name. */
  named: Record<string, number>;
  pixels: Range;
  /** The first is what it answers unasked. */
  formats: Format[];
  /** Of the fields that not every model takes, those that this one does. */
  takes: string[];
  pace: number;
}

const group = ["sequential_image_generation", "sequential_image_generation_options", "stream"];

const lite: ArkModel = {
  named: { "2K": 2048, "3K": 3072 },
  pixels: [wide, 3072 * 3072],
  formats: ["jpeg", "png"],
  takes: [...group, "optimize_prompt_options", "output_format"],
  pace: 1,
};

export const arkModels: Record<string, ArkModel> = {
  "seedream-4-0-250828": {
    named: { "1K": 1024, "2K": 2048, "4K": 4096 },
    pixels: [megapixel, 4096 * 4096],
    formats: ["jpeg"],
    takes: [...group, "optimize_prompt_options"],
    pace: 1,
  },
  "seedream-4-5-251128": {
    named: { "2K": 2048, "4K": 4096 },
    pixels: [wide, 4096 * 4096],
    formats: ["jpeg"],
    takes: [...group, "optimize_prompt_options"],
    pace: 1,
  },
  "seedream-5-0-260128": lite,
  "seedream-5-0-lite-260128": lite,
  "seedream-5-0-pro-260628": {
    named: { "1K": 1024, "2K": 2048 },
    pixels: [megapixel, 2048 * 2048],
    formats: ["jpeg", "png"],
    takes: ["optimize_prompt_options", "output_format"],
    pace: 8,
  },
  "seedream-5-0-flash-260915": {
    named: { "1K": 1024, "2K": 2048 },
    pixels: [megapixel, 2048 * 2048],
    formats: ["jpeg", "png"],
    takes: ["optimize_prompt_options", "output_format"],
    pace: 0.5,
  },
  "seedream-5-5-261028": {
    named: { "1K": 1024, "1.5K": 1536, "2K": 2048 },
    pixels: [megapixel, 2048 * 2048],
    formats: ["png", "jpeg"],
    takes: ["output_format", "background"],
    pace: 2,
  },
};
