import { z } from "zod";
import { archetypeSchema } from "../../contract/archetype.ts";
import { deliveredEvents } from "../../contract/webhook.ts";
import { letteredSchema } from "../../lettering/lettered.ts";
import { providerJobSchema } from "../../vendors/provider-job.ts";

/** A lease on a job. The worker that sends its token may work on the job and settle it. */
const lease = z.object({
  outcome: z.literal("claimed"),
  lease_token: z.guid(),
  /** How long the lease lasts from the claim, and from each time it is extended. */
  lease_seconds: z.int().positive(),
  /** The job's n-th claim, so that no two attempts share an object's path. */
  attempt: z.int().positive(),
  deadline_at: z.string().transform((text, context) => {
    const at = Date.parse(text);
    if (Number.isNaN(at)) context.addIssue({ code: "custom", message: "is no time" });
    return at;
  }),
  owner_id: z.guid(),
});

const project = z.object({
  id: z.guid(),
  project_name: z.string(),
  brief_data: z.looseObject({ company_name: z.string().min(1) }),
  inspiration_image_url: z.string().nullable(),
});

/** Why a claim got nothing. */
export const skippedReasons = [
  "not_found",
  "not_pending",
  "not_due",
  "vendor_blocked",
  "storage_blocked",
  "owner_busy",
  "busy",
] as const;

const skipped = z.object({ outcome: z.literal("skipped"), reason: z.enum(skippedReasons) });

/** What a round of concepts asks for. */
const round = z.object({
  id: z.guid(),
  wanted: z.int().positive(),
  /** The one kind that is wanted; null for all kinds. */
  archetype: archetypeSchema.nullable(),
  /** The owner's wish, in their own words. */
  direction: z.string().nullable(),
});

/** A logo that is there already, so that a round can differ from it. */
const logo = z.object({
  title: z.string(),
  archetype: archetypeSchema,
  prompt: z.string(),
  favorite: z.boolean(),
  /** The code of its failure. */
  failed: z.string().nullable(),
});

export type EarlierLogo = z.infer<typeof logo>;

const promptsClaimed = lease.extend({ project, round, logos: z.array(logo) });

const pictureClaimed = lease.extend({
  vendor: z.enum(["seedream", "nano_banana"]),
  /**
   * Whether this attempt has to find out first whether Storage works again, before it pays for a
   * drawing that could not be stored.
   */
  probes_storage: z.boolean(),
  /** What an earlier attempt has paid for. */
  provider_job: providerJobSchema.nullable(),
  prompt_ready: z.boolean(),
  /** Whether the owner wrote the prompt, and not the director. */
  has_own_prompt: z.boolean(),
  asset: z.object({
    id: z.guid(),
    project_id: z.guid(),
    parent_asset_id: z.guid().nullable(),
    asset_type: z.enum(["logo_concept", "logo_variation", "logo_edit"]),
    archetype: archetypeSchema,
    title: z.string(),
    generation_prompt: z.string().nullable(),
    instructions: z.string().nullable(),
    to_letter: letteredSchema.nullable().default(null),
  }),
  project,
  parent: z.object({
    id: z.guid(),
    title: z.string(),
    archetype: archetypeSchema,
    generation_prompt: z.string().nullable(),
    asset_url: z.string().nullable(),
    mime_type: z.string().nullable(),
    width: z.int().nullable(),
    height: z.int().nullable(),
    to_letter: letteredSchema.nullable().default(null),
  }).nullable(),
});

const deliveryClaimed = lease.extend({
  delivery: z.object({
    id: z.guid(),
    event: z.enum(deliveredEvents),
    payload: z.record(z.string(), z.unknown()),
    /** When its event happened, as Postgres writes a timestamp. */
    created_at: z.string(),
  }),
  url: z.string(),
  /** `whsec_` and a key in base64. */
  secret: z.string(),
});

/** The work on what is derived from a completed asset's picture. */
const rendition = lease.extend({
  job_id: z.guid(),
  asset: z.object({
    id: z.guid(),
    project_id: z.guid(),
    title: z.string(),
    asset_url: z.string(),
    mime_type: z.string(),
  }),
  project,
});

const thumbnailClaimed = rendition.extend({ kind: z.literal("thumbnail") });

const kitStepClaimed = rendition.extend({
  kind: z.literal("kit_step"),
  step: z.object({
    name: z.string(),
    /** What the first step found out for the later ones. */
    traced: z.unknown(),
    /** The files that earlier steps stored, in bucket brand-kits. */
    stored: z.array(z.object({
      name: z.string(),
      purpose: z.string(),
      mime_type: z.string(),
      width: z.int().nullable(),
      height: z.int().nullable(),
      bytes: z.int(),
      path: z.string(),
    })),
  }),
});

export const promptsClaim = z.discriminatedUnion("outcome", [promptsClaimed, skipped]);
export const pictureClaim = z.discriminatedUnion("outcome", [pictureClaimed, skipped]);
export const deliveryClaim = z.discriminatedUnion("outcome", [deliveryClaimed, skipped]);
export const renditionClaim = z.union([
  z.discriminatedUnion("kind", [thumbnailClaimed, kitStepClaimed]),
  skipped,
]);

export type Skipped = z.infer<typeof skipped>;
export type PromptsClaim = z.infer<typeof promptsClaimed>;
export type PictureClaim = z.infer<typeof pictureClaimed>;
export type DeliveryClaim = z.infer<typeof deliveryClaimed>;
export type ThumbnailClaim = z.infer<typeof thumbnailClaimed>;
export type KitStepClaim = z.infer<typeof kitStepClaimed>;
export type RenditionClaim = ThumbnailClaim | KitStepClaim;
/** A file of a kit that is stored. */
export type StoredKitFile = KitStepClaim["step"]["stored"][number];
