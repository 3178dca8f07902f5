import { z } from "zod";
import type { Objection } from "./errors.ts";
import type { FalModel } from "../../models.ts";

const side = z.int().positive().max(4096);

/** What a text-to-image model is given, which ignores names it doesn't know. */
const shape = z.object({
  prompt: z.string().min(1),
  image_size: z.union([z.string(), z.object({ width: side, height: side })]).optional(),
  num_images: z.int().min(1).max(6).default(1),
  max_images: z.int().min(1).max(6).default(1),
  seed: z.int().optional(),
  sync_mode: z.boolean().default(false),
  enable_safety_checker: z.boolean().default(true),
  background: z.enum(["auto", "transparent", "opaque"]).default("auto"),
  rendering_speed: z.enum(["FLASH", "TURBO", "BALANCED", "QUALITY"]).default("BALANCED"),
});

export interface Input {
  prompt: string;
  width: number;
  height: number;
  /** How many pictures. `max_images` only allows more of them. */
  count: number;
  seed: number | undefined;
  asDataUri: boolean;
  isTransparent: boolean;
}

/** Reads a job's body as the model would, or says what the model would object to. */
export function readInput(
  model: FalModel,
  body: unknown,
): { ok: true; input: Input } | { ok: false; status: number; objections: Objection[] } {
  const parsed = shape.safeParse(body);
  if (!parsed.success) {
    const objections = parsed.error.issues.map((issue) => objection(issue, body));
    return { ok: false, status: 422, objections };
  }
  const { prompt, image_size, num_images, seed, sync_mode, background } = parsed.data;
  if (model.transparent === "always" && parsed.data.rendering_speed === "FLASH") {
    const msg = "FLASH rendering speed does not support a transparent background";
    const loc = ["body", "rendering_speed"];
    return { ok: false, status: 400, objections: [{ loc, msg, type: "value_error" }] };
  }
  const size = readSize(model, image_size);
  if (!("width" in size)) {
    return { ok: false, status: 422, objections: [{ ...size, input: image_size }] };
  }
  return {
    ok: true,
    input: {
      prompt,
      ...size,
      count: num_images,
      seed: model.seeds ? seed : undefined,
      asDataUri: sync_mode,
      isTransparent: model.transparent === "always" ||
        (model.transparent === "asked" && background === "transparent"),
    },
  };
}

type Size = { width: number; height: number };

function readSize(
  { sides, pixels, scales, named }: FalModel,
  asked: string | Size = Object.keys(named)[0] ?? "",
): Size | Objection {
  const loc = ["body", "image_size"];
  if (typeof asked === "string") {
    const [width, height] = Object.hasOwn(named, asked) ? named[asked] ?? [] : [];
    if (width !== undefined && height !== undefined) return { width, height };
    const expected = Object.keys(named).map((name) => `'${name}'`).join(", ");
    return { loc, msg: `Input should be ${expected}`, type: "enum", ctx: { expected } };
  }
  const { width, height } = asked;
  const area = width * height;
  const fits = area >= pixels[0] && area <= pixels[1];
  const sidesFit = sides[0] > 1 && [width, height].every((n) => n >= sides[0] && n <= sides[1]);
  if (fits || sidesFit) return asked;
  if (scales) {
    const scale = Math.sqrt((area < pixels[0] ? pixels[0] : pixels[1]) / area);
    return { width: Math.ceil(width * scale), height: Math.ceil(height * scale) };
  }
  const msg = `Value error, total number of pixels must be between ${pixels.join(" and ")}`;
  return { loc, msg, type: "value_error", ctx: { error: {} } };
}

/** As FastAPI words what doesn't fit its model. */
function objection(issue: z.core.$ZodIssue, body: unknown): Objection {
  const loc = ["body", ...issue.path.map((key) => typeof key === "symbol" ? String(key) : key)];
  const input = issue.path.reduce(
    (value: unknown, key) => z.record(z.string(), z.unknown()).safeParse(value).data?.[String(key)],
    body,
  );
  if (input === undefined) {
    return { loc, msg: "Field required", type: "missing", input: body ?? null };
  }
  if (issue.code === "too_big") {
    const ctx = { le: Number(issue.maximum) };
    const msg = `Input should be less than or equal to ${ctx.le}`;
    return { loc, msg, type: "less_than_equal", ctx, input };
  }
  if (issue.code === "too_small" && issue.origin === "string") {
    const msg = "String should have at least 1 character";
    return { loc, msg, type: "string_too_short", ctx: { min_length: 1 }, input };
  }
  if (issue.code === "too_small") {
    const ctx = { ge: Number(issue.minimum) };
    const msg = `Input should be greater than or equal to ${ctx.ge}`;
    return { loc, msg, type: "greater_than_equal", ctx, input };
  }
  const kind = issue.code === "invalid_type" ? typeNames[issue.expected] : undefined;
  return kind === undefined
    ? { loc, msg: "Input should be a valid value", type: "value_error", input }
    : { loc, msg: `Input should be a valid ${kind}`, type: `${kind}_type`, input };
}

const typeNames: Record<string, string | undefined> = {
  string: "string",
  int: "integer",
  number: "integer",
  boolean: "boolean",
  object: "dictionary",
};
