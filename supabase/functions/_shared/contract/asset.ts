import { z } from "zod";
import { archetypeSchema } from "./archetype.ts";
import { costRowSchema, costSchema, presentCost } from "./cost.ts";
import { failureSchema } from "./failure.ts";
import { instantSchema, toInstant } from "./instant.ts";
import { nullable } from "./nullable.ts";

/** Whether what was read in a picture is what was to be lettered. */
export const letteringVerdicts = ["match", "mismatch", "unchecked"] as const;

const shared = {
  id: z.guid(),
  project_id: z.guid(),
  parent_asset_id: z.guid().nullable(),
  asset_type: z.enum(["logo_concept", "logo_variation", "logo_edit"]),
  title: z.string(),
  archetype: archetypeSchema.meta({ description: "A refinement has its parent's" }),
  status: z.enum(["pending", "generating", "completed", "failed"]),
  generation_prompt: z.string().nullable().meta({
    description: "Null until a refinement's prompt is written",
  }),
  instructions: z.string().nullable().meta({
    description: "What a refinement was asked for, as its owner wrote it",
  }),
  error: nullable(failureSchema),
  attempts: z.int().min(0),
  favorite: z.boolean(),
  width: z.int().nullable().meta({ description: "Pixels; a vector's by its `viewBox`" }),
  height: z.int().nullable().meta({ description: "Pixels; a vector's by its `viewBox`" }),
  mime_type: z.string().nullable().meta({
    description: "`image/png`, `image/jpeg`, `image/webp` or `image/svg+xml`",
  }),
  // Optional: events that were written before these columns existed have neither.
  lettering: z.enum(letteringVerdicts).nullable().optional().meta({
    description:
      "Whether the lettering was read as it was to be; null where nothing is lettered, or not yet",
  }),
  lettering_text: z.string().nullable().optional().meta({
    description: "What was read in the picture",
  }),
};

/** A row of `generated_assets`, and an asset as events carry it. */
export const assetRowSchema = z.object({
  ...shared,
  asset_url: z.string().nullable(),
  // Optional: events that were written before this column existed have none.
  thumbnail_path: z.string().nullable().optional(),
  cost_usd: costRowSchema,
  created_at: z.string(),
  updated_at: z.string(),
  completed_at: z.string().nullable(),
});

export type AssetRow = z.infer<typeof assetRowSchema>;

/** A logo on the wire. */
export const assetSchema = z.object({
  ...shared,
  asset_url: z.url().nullable().meta({
    description: "Signed, good for at least an hour from when it was sent",
  }),
  thumbnail_url: z.url().nullable().meta({
    description:
      "Signed; at most 512 × 512 pixels and 60 KiB. Null until it is made, shortly after completion",
  }),
  cost: nullable(costSchema),
  created_at: instantSchema,
  updated_at: instantSchema,
  completed_at: instantSchema.nullable(),
}).meta({ id: "Asset" });

export type Asset = z.infer<typeof assetSchema>;

/** The objects that an asset on the wire has URLs of, in bucket `generated-assets`. */
export function assetObjects(row: AssetRow): (string | null)[] {
  return [row.asset_url, row.thumbnail_path ?? null];
}

/** @param urls signed URLs of the rows' `assetObjects`, by path. */
export function presentAsset(row: AssetRow, urls: ReadonlyMap<string, string>): Asset {
  const [asset_url = null, thumbnail_url = null] = assetObjects(row)
    .map((path) => path === null ? null : urls.get(path) ?? null);
  return {
    id: row.id,
    project_id: row.project_id,
    parent_asset_id: row.parent_asset_id,
    asset_type: row.asset_type,
    title: row.title,
    archetype: row.archetype,
    status: row.status,
    asset_url,
    thumbnail_url,
    generation_prompt: row.generation_prompt,
    instructions: row.instructions,
    error: row.error,
    attempts: row.attempts,
    favorite: row.favorite,
    width: row.width,
    height: row.height,
    mime_type: row.mime_type,
    lettering: row.lettering ?? null,
    lettering_text: row.lettering_text ?? null,
    cost: presentCost(row.cost_usd),
    created_at: toInstant(row.created_at),
    updated_at: toInstant(row.updated_at),
    completed_at: row.completed_at === null ? null : toInstant(row.completed_at),
  };
}
