import { z } from "zod";
import type { ServiceClient } from "../_shared/database.ts";
import { createWorkerApp, type WorkerDeps } from "../_shared/jobs/worker-app.ts";
import { requireSecretKey } from "../_shared/http/secret-key.ts";
import { createSlots } from "../_shared/timing/slots.ts";
import type { Gemini } from "../_shared/vendors/gemini/gemini.ts";
import type { Artist } from "../_shared/vendors/artists/artist.ts";
import { attemptTime } from "../_shared/vendors/models/attempt-time.ts";
import { geminiModel } from "../_shared/vendors/models/find-model.ts";
import { isRefinement } from "./is-refinement.ts";
import { createLetterReader } from "./lettering/reader.ts";
import { type AssetsAtWork, drawPicture } from "./picture-trip.ts";
import { createTransfers } from "./transfers.ts";
import { withdrawRequests } from "./withdraw-requests.ts";

export interface PictureDeps extends WorkerDeps {
  client: ServiceClient;
  gemini: Gemini;
  artist: Artist;
}

/**
 * Refinements in one worker at a time. Each is held several times over, as base64 and as bytes, and
 * a worker has 256 MB for all that it does.
 */
const REFINEMENTS = 2;
/**
 * How many more claimed refinements may wait for their turn in this worker. One request can ask for
 * five, and with these all five fit in.
 */
const WAITING = 3;

/**
 * `POST /generate-image {asset_id}`: draws an asset's picture. `POST /generate-image/withdrawals`:
 * takes back what its vendor need not draw any more.
 *
 * @throws `UnusableModel` where a model that is set would be paid for pictures that nobody waits for.
 */
export function createApp(deps: PictureDeps) {
  const { verbs, client, config, gemini, artist, clock } = deps;
  const attemptTimes = {
    seedream: attemptTime(artist.model, config.workerSeconds, artist.outlivesAttempts),
    nano_banana: attemptTime(geminiModel(gemini.imageModel), config.workerSeconds),
  };
  const refinements = createSlots(REFINEMENTS, WAITING);
  const transfers = createTransfers(clock);
  const atWork: AssetsAtWork = new Map();
  const reader = config.checksLettering ? createLetterReader(gemini, clock) : undefined;
  const app = createWorkerApp(deps, {
    name: "generate-image",
    body: z.object({ asset_id: z.guid() }),
    // An attempt of this worker whose lease has lapsed still tries to settle what it has paid for. A
    // new attempt would pay again.
    hasRoom: async ({ asset_id: assetId }) =>
      atWork.get(assetId)?.isHeld() !== false &&
      (!refinements.isFull || !await isRefinement(client, assetId)),
    claim: ({ asset_id: assetId }, leaseToken) => verbs.claimPicture(assetId, leaseToken),
    work(claim, workerLog) {
      const log = workerLog.with({ project_id: claim.asset.project_id });
      return drawPicture(
        { ...deps, attemptTimes, log, reader, refinements, transfers, atWork },
        claim,
      );
    },
  });
  app.post("/generate-image/withdrawals", requireSecretKey(config), (c) => {
    deps.background(withdrawRequests({ ...deps, log: c.var.log }));
    return c.json({ outcome: "claimed" }, 202);
  });
  return app;
}
