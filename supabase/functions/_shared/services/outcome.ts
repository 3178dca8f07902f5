import type { PostgrestError } from "@supabase/supabase-js";
import { z } from "zod";
import { required } from "./database-errors.ts";
import { type RefusalDetails, refusalSchema, refuse } from "./refusal.ts";

const outcomeSchema = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.enum(["created", "done", "replayed"]), project_id: z.guid() }),
  z.object({ outcome: z.literal("none") }),
  z.object({ outcome: z.literal("uploading") }),
  refusalSchema,
]);

type Outcome = Exclude<z.infer<typeof outcomeSchema>, { outcome: "refused" }>;
type Accepted = Exclude<Outcome, { outcome: "none" | "uploading" }>;

interface VerbResult {
  data: unknown;
  error: PostgrestError | null;
}

/**
 * What a verb answered.
 *
 * @param details what a caller of this verb can do, where that isn't what the refusal's code advises
 * @throws Problem where it refused.
 */
export function readOutcome(result: VerbResult, details: RefusalDetails = {}): Outcome {
  const outcome = outcomeSchema.parse(required(result));
  if (outcome.outcome === "refused") throw refuse(outcome, details);
  return outcome;
}

/** What a verb that is about no project answered. @throws Problem where it refused. */
export function readDone<T extends z.ZodRawShape>(result: VerbResult, shape: T) {
  const data = required(result);
  const refusal = refusalSchema.safeParse(data);
  if (refusal.success) throw refuse(refusal.data);
  return z.object({ outcome: z.literal("done"), ...shape }).parse(data);
}

/**
 * As {@link readOutcome}, for a verb that accepts or refuses.
 *
 * @param more what the verb's acceptance carries besides. Rows come from the verb itself: if they
 * were read afterwards, a worker might have changed them already.
 * @param details as {@link readOutcome}
 */
export function readAccepted<T extends z.ZodObject>(
  result: VerbResult,
  more: T,
  details?: RefusalDetails,
): Accepted & z.infer<T> {
  const outcome = readOutcome(result, details);
  if (outcome.outcome === "none" || outcome.outcome === "uploading") {
    throw new Error("The verb neither accepted nor refused");
  }
  return { ...more.parse(result.data), ...outcome };
}
