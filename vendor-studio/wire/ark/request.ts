import { z } from "zod";
import type { Format } from "../../draw/render.ts";
import { type ArkModel, arkModels } from "../../models/ark.ts";
import { rowOf } from "../../models/table.ts";
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
  seed: z.int().min(-1).max(2147483647).optional(),
  image: z.union([z.string().min(1), z.array(z.string().min(1)).min(1).max(14)]).optional(),
});

/** What some models take, and others refuse to be asked about, whatever the value. */
const furtherFields = z.object({
  stream: z.literal(false, { error: "streamed answers are not offered here" }).optional(),
  sequential_image_generation: z.enum(["auto", "disabled"]).optional(),
  sequential_image_generation_options: z.object({ max_images: z.int().min(1).max(15) }).optional(),
  optimize_prompt_options: z.object({ mode: z.enum(["standard", "fast"]) }).optional(),
  output_format: z.enum(["jpeg", "png"]).optional(),
  background: z.enum(["auto", "transparent", "opaque"]).optional(),
  guidance_scale: z.number().optional(),
});

const bodyShape = generationRequest.extend(furtherFields.shape);
type Body = z.infer<typeof bodyShape>;

export interface GenerationRequest {
  model: string;
  prompt: string;
  width: number;
  height: number;
  delivery: "url" | "b64_json";
  format: Format;
  isTransparent: boolean;
  seed?: number;
  pace: number;
}

/** Reads a body as the vendor would, or says what the vendor would object to first. */
export function readGenerationRequest(
  body: unknown,
): { ok: true; request: GenerationRequest } | { ok: false; error: ArkError } {
  const parsed = bodyShape.safeParse(body);
  if (!parsed.success) return { ok: false, error: objection(body, parsed.error) };
  const asked = parsed.data;
  // Volcengine and BytePlus sell the same models under names of their own.
  const model = rowOf(arkModels, asked.model.replace(/^(?:doubao|dola)-/, ""));
  if (model === undefined) return { ok: false, error: unknownModel(asked.model) };
  const error = unsupported(asked, model);
  if (error !== undefined) return { ok: false, error };
  const pixels = readSize(asked.size ?? "2048x2048", model);
  if (pixels === undefined) {
    const reason = `${asked.size} is not supported by ${asked.model}`;
    return { ok: false, error: invalidParameter("size", reason) };
  }
  const { prompt, response_format: delivery, output_format, background, seed } = asked;
  const format = output_format ?? model.formats[0] ?? "jpeg";
  const isTransparent = background === "transparent";
  if (isTransparent && format === "jpeg") {
    const reason = "transparent is not supported when output_format is jpeg";
    return { ok: false, error: invalidParameter("background", reason) };
  }
  const request: GenerationRequest = {
    model: asked.model,
    prompt,
    ...pixels,
    delivery,
    format,
    isTransparent,
    pace: model.pace,
  };
  if (seed !== undefined && seed !== -1) request.seed = seed;
  return { ok: true, request };
}

/** The first field that the model doesn't take, refused in the vendor's words. */
function unsupported(asked: Body, { takes }: ArkModel): ArkError | undefined {
  const names = furtherFields.keyof().options;
  const field = names.find((name) => asked[name] !== undefined && !takes.includes(name));
  if (field === undefined) return undefined;
  return invalidParameter(
    field,
    `the parameter \`${field}\` is not supported by the current model`,
  );
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

function readSize(
  size: string,
  { named, pixels: [low, high] }: ArkModel,
): { width: number; height: number } | undefined {
  const side = rowOf(named, size);
  if (side !== undefined) return { width: side, height: side };
  const match = /^(\d{2,5})x(\d{2,5})$/.exec(size);
  if (match === null) return undefined;
  const [width, height] = [Number(match[1]), Number(match[2])];
  const ratio = width / height;
  const fits = width * height >= low && width * height <= high && ratio >= 1 / 16 && ratio <= 16;
  return fits ? { width, height } : undefined;
}
