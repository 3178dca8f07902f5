import type { PostgrestError } from "@supabase/supabase-js";
import { z } from "zod";
import { assetRowSchema } from "../../_shared/contract/asset.ts";
import { projectRowSchema } from "../../_shared/contract/project.ts";
import { required } from "./database-errors.ts";
import { refusalSchema, refuse } from "./refusal.ts";

const accepted = {
  project_id: z.guid(),
  /** Rows as the verb left them. Read later, they are what a worker made of them since. */
  project: projectRowSchema.optional(),
  assets: z.array(assetRowSchema).optional(),
  asset_ids: z.array(z.guid()).default([]),
  /** Of a deletion: what the caller deletes from Storage and then confirms. */
  objects: z.array(z.object({ bucket: z.string(), path: z.string() })).default([]),
};

const outcomeSchema = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("created"), ...accepted }),
  z.object({ outcome: z.literal("done"), ...accepted }),
  z.object({ outcome: z.literal("replayed"), ...accepted }),
  z.object({ outcome: z.literal("none") }),
  refusalSchema,
]);

export type Outcome = Exclude<
  z.infer<typeof outcomeSchema>,
  { outcome: "refused" }
>;
export type Accepted = Exclude<Outcome, { outcome: "none" }>;

interface VerbResult {
  data: unknown;
  error: PostgrestError | null;
}

/** What a verb answered. @throws Problem where it refused. */
export function readOutcome(result: VerbResult): Outcome {
  const outcome = outcomeSchema.parse(required(result));
  if (outcome.outcome === "refused") throw refuse(outcome);
  return outcome;
}

/** As {@link readOutcome}, of a verb that accepts or refuses. */
export function readAccepted(result: VerbResult): Accepted {
  const outcome = readOutcome(result);
  if (outcome.outcome === "none") {
    throw new Error("The verb neither accepted nor refused");
  }
  return outcome;
}
