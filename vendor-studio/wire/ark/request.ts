import { z } from "zod";
import { type ArkError, invalidParameter, missingParameter, unknownModel } from "./errors.ts";

/**
 * The body of `POST /api/v3/images/generations`, which ignores names it doesn't know.
 * https://docs.byteplus.com/en/docs/ModelArk/1541523
 */
const generationRequest = z.object({
  model: z.string().min(1),
  prompt: z.string().min(1),
  size: z.string().optional(),
  response_format: z.enum(["url", "b64_json"]).default("url"),
  watermark: z.boolean().default(true),
  stream: z.literal(false, { error: "streamed answers are not offered here" }).optional(),
  seed: z.int().min(-1).max(2147483647).optional(),
  image: z.union([z.string().min(1), z.array(z.string().min(1)).min(1).max(14)]).optional(),
  sequential_image_generation: z.enum(["auto", "disabled"]).default("disabled"),
  sequential_image_generation_options: z.object({ max_images: z.int().min(1).max(15) }).optional(),
  optimize_prompt_options: z.object({ mode: z.enum(["standard", "fast"]) }).optional(),
});

export interface GenerationRequest {
  model: string;
  prompt: string;
  width: number;
  height: number;
  format: "url" | "b64_json";
  seed?: number;
}

interface Sizes {
  named: Record<string, number>;
  /** Width × height, lowest and highest. */
  pixels: [low: number, high: number];
}

const models: Record<string, Sizes> = {
  "seedream-4-0-250828": {
    named: { "1K": 1024, "2K": 2048, "4K": 4096 },
    pixels: [1280 * 720, 4096 * 4096],
  },
  "seedream-4-5-251128": { named: { "2K": 2048, "4K": 4096 }, pixels: [2560 * 1440, 4096 * 4096] },
  "seedream-5-0-260128": { named: { "2K": 2048, "3K": 3072 }, pixels: [2560 * 1440, 3072 * 3072] },
};

/** Reads a body as the vendor would, or says what the vendor would object to first. */
export function readGenerationRequest(
  body: unknown,
): { ok: true; request: GenerationRequest } | { ok: false; error: ArkError } {
  const parsed = generationRequest.safeParse(body);
  if (!parsed.success) return { ok: false, error: objection(body, parsed.error) };
  const { model, prompt, size, response_format, seed } = parsed.data;
  const sizes = models[model.replace(/^doubao-/, "")];
  if (sizes === undefined) return { ok: false, error: unknownModel(model) };
  const pixels = readSize(size ?? "2048x2048", sizes);
  if (pixels === undefined) {
    return { ok: false, error: invalidParameter("size", `${size} is not supported by ${model}`) };
  }
  const request: GenerationRequest = { model, prompt, ...pixels, format: response_format };
  if (seed !== undefined && seed !== -1) request.seed = seed;
  return { ok: true, request };
}

function objection(body: unknown, error: z.ZodError): ArkError {
  const [issue] = error.issues;
  const param = issue?.path.map(String).join(".") ?? "";
  const known = z.record(z.string(), z.unknown()).safeParse(body);
  if (known.success && param !== "" && known.data[param] === undefined) {
    return missingParameter(param);
  }
  return invalidParameter(param === "" ? "body" : param, issue?.message ?? "malformed");
}

function readSize(size: string, sizes: Sizes): { width: number; height: number } | undefined {
  const named = sizes.named[size];
  if (named !== undefined) return { width: named, height: named };
  const match = /^(\d{2,5})x(\d{2,5})$/.exec(size);
  if (match === null) return undefined;
  const [width, height] = [Number(match[1]), Number(match[2])];
  const [low, high] = sizes.pixels;
  const ratio = width / height;
  const fits = width * height >= low && width * height <= high && ratio >= 1 / 16 && ratio <= 16;
  return fits ? { width, height } : undefined;
}
