import { z } from "zod";
import type { Objection } from "./errors.ts";
import type { FalModel } from "../../models/fal.ts";
import { rowOf } from "../../models/table.ts";

const side = z.int().positive().max(4096);

const byte = z.int().min(0).max(255);
const color = z.object({ r: byte, g: byte, b: byte });

/** What not every model takes. */
const furtherFields = z.object({
  aspect_ratio: z.string().optional(),
  image_size: z.union([z.string(), z.object({ width: side, height: side })]).optional(),
  num_images: z.int().min(1).max(6).default(1),
  max_images: z.int().min(1).max(6).default(1),
  seed: z.int().optional(),
  background: z.enum(["auto", "transparent", "opaque"]).default("auto"),
  rendering_speed: z.enum(["FLASH", "TURBO", "BALANCED", "QUALITY"]).default("BALANCED"),
  expand_prompt: z.boolean().default(true),
  colors: z.array(color).default([]),
  background_color: color.optional(),
});

/** What a model is given that takes all of it. */
const shape = furtherFields.extend({
  prompt: z.string().min(1),
  sync_mode: z.boolean().default(false),
  enable_safety_checker: z.boolean().default(true),
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
  const parsed = shape.safeParse(taken(model, body));
  if (!parsed.success) {
    const objections = parsed.error.issues.map((issue) => objection(issue, body));
    return { ok: false, status: 422, objections };
  }
  const { prompt, num_images, seed, sync_mode, background } = parsed.data;
  if (model.transparent === "always" && parsed.data.rendering_speed === "FLASH") {
    const msg = "FLASH rendering speed does not support a transparent background";
    const loc = ["body", "rendering_speed"];
    return { ok: false, status: 400, objections: [{ loc, msg, type: "value_error" }] };
  }
  const size = readSize(model, parsed.data[model.sizeField]);
  if (!("width" in size)) return { ok: false, status: 422, objections: size };
  return {
    ok: true,
    input: {
      prompt,
      ...size,
      count: num_images,
      seed,
      asDataUri: sync_mode,
      isTransparent: model.transparent === "always" ||
        (model.transparent === "asked" && background === "transparent"),
    },
  };
}

/** The body without what the model passes over: names that it doesn't know. */
function taken({ takes }: FalModel, body: unknown): unknown {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return body;
  const isTaken = (name: string) => !(name in furtherFields.shape) || takes.includes(name);
  return Object.fromEntries(Object.entries(body).filter(([name]) => isTaken(name)));
}

type Size = { width: number; height: number };

function readSize(
  { sizeField, sides, pixels, scales, named }: FalModel,
  asked: string | Size = Object.keys(named)[0] ?? "",
): Size | Objection[] {
  const loc = ["body", sizeField];
  if (typeof asked === "string") {
    const [width, height] = rowOf(named, asked) ?? [];
    if (width !== undefined && height !== undefined) return { width, height };
    return [{ loc, ...notOneOf(Object.keys(named)), input: asked }];
  }
  const { width, height } = asked;
  const wrongSides = sides === undefined ? [] : Object.entries(asked).flatMap(([name, side]) => {
    const wrong = outside(side, sides);
    return wrong === undefined ? [] : [{ loc: [...loc, name], ...wrong, input: side }];
  });
  if (sides !== undefined && wrongSides.length === 0) return asked;
  if (pixels === undefined) return wrongSides;
  const area = width * height;
  if (area >= pixels[0] && area <= pixels[1]) return asked;
  if (scales) {
    const scale = Math.sqrt((area < pixels[0] ? pixels[0] : pixels[1]) / area);
    return { width: Math.ceil(width * scale), height: Math.ceil(height * scale) };
  }
  const msg = `Value error, total number of pixels must be between ${pixels.join(" and ")}`;
  return [{ loc, msg, type: "value_error", ctx: { error: {} }, input: asked }];
}

/** What is wrong with a value, in Pydantic's words. */
type Wrong = Omit<Objection, "loc">;

function outside(value: number, [least, most]: readonly [number, number]): Wrong | undefined {
  if (value > most) return tooLarge(most);
  return value < least ? tooSmall(least) : undefined;
}

function tooLarge(le: number): Wrong {
  const msg = `Input should be less than or equal to ${le}`;
  return { msg, type: "less_than_equal", ctx: { le } };
}

function tooSmall(ge: number): Wrong {
  const msg = `Input should be greater than or equal to ${ge}`;
  return { msg, type: "greater_than_equal", ctx: { ge } };
}

function notOneOf(names: string[]): Wrong {
  const expected = names.map((name) => `'${name}'`).join(", ");
  return { msg: `Input should be ${expected}`, type: "enum", ctx: { expected } };
}

/** As FastAPI words what doesn't fit its model. */
function objection(issue: z.core.$ZodIssue, body: unknown): Objection {
  const loc = ["body", ...issue.path.map((key) => typeof key === "symbol" ? String(key) : key)];
  const input = issue.path.reduce(
    (value: unknown, key) => value === Object(value) ? Reflect.get(Object(value), key) : undefined,
    body,
  );
  if (input === undefined) {
    return { loc, msg: "Field required", type: "missing", input: body ?? null };
  }
  if (issue.code === "invalid_value") {
    return { loc, ...notOneOf(issue.values.map(String)), input };
  }
  if (issue.code === "too_big") return { loc, ...tooLarge(Number(issue.maximum)), input };
  if (issue.code === "too_small" && issue.origin === "string") {
    const msg = "String should have at least 1 character";
    return { loc, msg, type: "string_too_short", ctx: { min_length: 1 }, input };
  }
  if (issue.code === "too_small") return { loc, ...tooSmall(Number(issue.minimum)), input };
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
  array: "list",
};
