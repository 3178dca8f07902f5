import { z } from "zod";
import { failureSchema } from "./failure.ts";
import { instantSchema, toInstant } from "./instant.ts";
import { nullable } from "./nullable.ts";

const share = z.number().min(0).max(1);

const fidelitySchema = z.object({
  svg: share.meta({
    description:
      "How much of the picture its vector repeats: the share of pixels within a just visible difference. Under 0.97 the vector is an approximation, and the kit's pictures are made from the pixels",
  }),
}).meta({ id: "Fidelity" });

export const paletteColorSchema = z.object({
  hex: z.string().meta({ example: "#1b4d3e" }),
  role: z.enum(["background", "primary", "secondary", "accent", "ink"]),
  share: share.meta({ description: "Of the picture" }),
}).meta({ id: "PaletteColor" });

const shared = {
  asset_id: z.guid(),
  status: z.enum(["pending", "generating", "completed", "failed"]),
  error: nullable(failureSchema),
  fidelity: nullable(fidelitySchema),
  palette: z.array(paletteColorSchema).meta({
    description: "Most of the picture first; empty until the picture has been looked at",
  }),
};

const file = {
  name: z.string().meta({ description: "Its path in the zip", example: "logo/logo.svg" }),
  purpose: z.string().meta({ example: "The logo as a vector" }),
  mime_type: z.string(),
  width: z.int().nullable().meta({ description: "Pixels; null for what has none" }),
  height: z.int().nullable().meta({ description: "Pixels; null for what has none" }),
  bytes: z.int(),
};

/** A kit as events carry it: a row of `brand_kits` without its files. */
export const kitNewsRowSchema = z.object({
  ...shared,
  project_id: z.guid(),
  created_at: z.string(),
  updated_at: z.string(),
  completed_at: z.string().nullable(),
});

/** A row of `brand_kits`. */
export const kitRowSchema = kitNewsRowSchema.extend({
  files: z.array(z.object({ ...file, path: z.string() })),
  zip_path: z.string().nullable(),
});

export type KitNewsRow = z.infer<typeof kitNewsRowSchema>;
export type KitRow = z.infer<typeof kitRowSchema>;

const signed = "Signed, good for at least an hour from when it was sent";

/** A kit in a stream's message. */
export const kitNewsSchema = z.object({
  ...shared,
  created_at: instantSchema,
  updated_at: instantSchema,
  completed_at: instantSchema.nullable(),
}).meta({ id: "KitNews" });

/** A brand kit on the wire. */
export const kitSchema = z.object({
  ...shared,
  files: z.array(
    z.object({ ...file, url: z.url().meta({ description: signed }) }).meta({ id: "KitFile" }),
  ),
  zip_url: z.url().nullable().meta({ description: `The zip of them all. ${signed}` }),
  created_at: instantSchema,
  updated_at: instantSchema,
  completed_at: instantSchema.nullable(),
}).meta({ id: "Kit" });

export type KitNews = z.infer<typeof kitNewsSchema>;
export type Kit = z.infer<typeof kitSchema>;

export function presentKitNews(row: KitNewsRow): KitNews {
  return {
    asset_id: row.asset_id,
    status: row.status,
    error: row.error,
    fidelity: row.fidelity,
    palette: row.palette,
    created_at: toInstant(row.created_at),
    updated_at: toInstant(row.updated_at),
    completed_at: row.completed_at === null ? null : toInstant(row.completed_at),
  };
}

/** The objects that a kit on the wire has URLs of, in bucket `brand-kits`. */
export function kitObjects(row: KitRow): (string | null)[] {
  return [row.zip_path, ...row.files.map(({ path }) => path)];
}

/**
 * A file whose object is gone, as its kit is being deleted, is left out.
 *
 * @param urls signed URLs of the row's `kitObjects`, by path.
 */
export function presentKit(row: KitRow, urls: ReadonlyMap<string, string>): Kit {
  return {
    ...presentKitNews(row),
    files: row.files.flatMap(({ path, ...file }) => {
      const url = urls.get(path);
      return url === undefined ? [] : [{ ...file, url }];
    }),
    zip_url: row.zip_path === null ? null : urls.get(row.zip_path) ?? null,
  };
}
