import { z } from "zod";
import { assetSchema } from "./asset.ts";
import { instantSchema } from "./instant.ts";
import { kitNewsSchema } from "./kit.ts";
import { projectSchema } from "./project.ts";

/** The types of messages that carry an asset. */
export const assetEventTypes = [
  "asset_pending",
  "asset_generating",
  "asset_completed",
  "asset_failed",
  "asset_updated",
] as const;

/** The types of messages that carry a project. */
export const projectEventTypes = ["project_updated", "generation_complete"] as const;

const shared = {
  project_id: z.guid(),
  at: instantSchema.meta({
    description: "When the change was made; of a snapshot, when it was sent",
  }),
};

export const snapshotMessageSchema = z.object({
  type: z.literal("snapshot"),
  ...shared,
  project: projectSchema,
  assets: z.array(assetSchema),
}).meta({ id: "SnapshotMessage" });

export const assetMessageSchema = z.object({
  type: z.enum(assetEventTypes).meta({
    description:
      "asset_updated: its favorite changed, its thumbnail is there, or its cost was reported after its end",
  }),
  ...shared,
  asset: assetSchema,
}).meta({ id: "AssetMessage" });

export const assetDeletedMessageSchema = z.object({
  type: z.literal("asset_deleted"),
  ...shared,
  asset_id: z.guid(),
}).meta({ id: "AssetDeletedMessage" });

export const projectMessageSchema = z.object({
  type: z.enum(projectEventTypes),
  ...shared,
  project: projectSchema,
}).meta({ id: "ProjectMessage" });

export const kitMessageSchema = z.object({
  type: z.literal("kit_updated").meta({
    description: "A kit's status changed; its files are fetched by GET /assets/{id}/kit",
  }),
  ...shared,
  kit: kitNewsSchema,
}).meta({ id: "KitMessage" });

export const errorMessageSchema = z.object({
  type: z.literal("error"),
  ...shared,
  code: z.enum(["project_deleted"]),
  message: z.string(),
}).meta({ id: "ErrorMessage", description: "The stream closes; reconnecting won't mend it." });

/** Every message of a project's stream, as the JSON of one unnamed SSE message. */
export const streamMessageSchema = z.union([
  snapshotMessageSchema,
  assetMessageSchema,
  assetDeletedMessageSchema,
  projectMessageSchema,
  kitMessageSchema,
  errorMessageSchema,
]).meta({ id: "StreamMessage" });

export type StreamMessage = z.infer<typeof streamMessageSchema>;
