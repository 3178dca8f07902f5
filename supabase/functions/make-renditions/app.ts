import { z } from "zod";
import type { ServiceClient } from "../_shared/database.ts";
import { createWorkerApp, type WorkerDeps } from "../_shared/jobs/worker-app.ts";
import { createSlots } from "../_shared/timing/slots.ts";
import { makeKitStep } from "./make-kit-step.ts";
import { makeThumbnail } from "./make-thumbnail.ts";

export interface RenditionWorkerDeps extends WorkerDeps {
  client: ServiceClient;
}

/**
 * Pictures that are worked on in one worker at a time. A decoded one can have 200 MB, and a worker has
 * 256 MB for all that it does.
 */
const PICTURES = 1;
/** How many more claimed jobs may wait for their turn in this worker. */
const WAITING = 40;

/** `POST /make-renditions {job_id}`: makes what is derived from a logo's picture. */
export function createApp(deps: RenditionWorkerDeps) {
  const { verbs } = deps;
  const slots = createSlots(PICTURES, WAITING);
  return createWorkerApp(deps, {
    name: "make-renditions",
    body: z.object({ job_id: z.guid() }),
    claim: ({ job_id }, leaseToken) => verbs.claimRendition(job_id, leaseToken),
    work: (claim, workerLog) => {
      const log = workerLog.with({ project_id: claim.asset.project_id, asset_id: claim.asset.id });
      if (claim.kind === "thumbnail") return makeThumbnail({ ...deps, log, slots }, claim);
      return makeKitStep({ ...deps, log: log.with({ step: claim.step.name }), slots }, claim);
    },
  });
}
