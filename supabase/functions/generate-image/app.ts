import { z } from "zod";
import type { ServiceClient } from "../_shared/database.ts";
import { runAttempt } from "../_shared/jobs/run-attempt.ts";
import { createSlots } from "../_shared/timing/slots.ts";
import { createWorkerApp, type WorkerDeps } from "../_shared/jobs/worker-app.ts";
import type { Gemini } from "../_shared/vendors/gemini/gemini.ts";
import type { Artist } from "../_shared/vendors/seedream/artist.ts";
import { drawConcept } from "./draw-concept.ts";
import { drawRefinement } from "./draw-refinement.ts";
import { createLetterReader } from "./lettering/reader.ts";

export interface Deps extends WorkerDeps {
  client: ServiceClient;
  gemini: Gemini;
  artist: Artist;
}

/**
 * Refinements in one worker at a time. Each is lease several times over, as base64 and as bytes, and
 * a worker has 256 MB for all that it does.
 */
const REFINEMENTS = 2;
/**
 * Those that were claimed in the same moment and wait for their turn: with them, the five that one
 * request can ask for fit in. Their wait is part of their attempts' time.
 */
const WAITING = 3;

/** `POST /generate-image {asset_id}`: draws an asset's picture. */
export function createApp(deps: Deps) {
  const { verbs } = deps;
  const refinements = createSlots(REFINEMENTS, WAITING);
  const reader = deps.config.checksLettering
    ? createLetterReader(deps.gemini, deps.clock)
    : undefined;
  return createWorkerApp(deps, {
    name: "generate-image",
    body: z.object({ asset_id: z.guid() }),
    hasRoom: async ({ asset_id }) =>
      !refinements.isFull || !await isRefinement(deps.client, asset_id),
    claim: ({ asset_id }, leaseToken) => verbs.claimPicture(asset_id, leaseToken),
    work(claim, log) {
      const lease = { jobId: claim.asset.id, leaseToken: claim.lease_token };
      const attemptDeps = {
        ...deps,
        reader,
        log: log.with({ project_id: claim.asset.project_id }),
      };
      return runAttempt(attemptDeps, {
        lease,
        leaseSeconds: claim.lease_seconds,
        deadlineAt: claim.deadline_at,
        work: (call) =>
          claim.vendor === "seedream"
            ? drawConcept(attemptDeps, lease, claim, call)
            : refinements.within(
              call.signal,
              () => drawRefinement(attemptDeps, lease, claim, call),
            ),
        complete: (picture, report) =>
          verbs.completePicture(lease, picture, {
            ...report,
            ...(picture.redrawn === true && { redrawn: true }),
          }),
      });
    },
  });
}

/** Asked only when it matters: concepts are streamed and always find room. */
async function isRefinement(
  client: ServiceClient,
  assetId: string,
): Promise<boolean> {
  const { data } = await client.from("generated_assets").select("asset_type")
    .eq("id", assetId)
    .maybeSingle();
  return data !== null && data.asset_type !== "logo_concept";
}
