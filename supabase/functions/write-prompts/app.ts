import { z } from "zod";
import type { ServiceClient } from "../_shared/database.ts";
import { finishCalls } from "../_shared/jobs/finish-calls.ts";
import { runAttempt } from "../_shared/jobs/run-attempt.ts";
import { createSlots } from "../_shared/timing/slots.ts";
import { createWorkerApp, type WorkerDeps } from "../_shared/jobs/worker-app.ts";
import type { Gemini } from "../_shared/vendors/gemini/gemini.ts";
import { seedOf } from "../_shared/vendors/gemini/seed.ts";
import { createPromptsFromBrief } from "./director/create-prompts.ts";
import { DIRECTOR_VERSION } from "./director/prompts/version.ts";
import { readInspiration } from "./read-inspiration.ts";

export interface PromptDeps extends WorkerDeps {
  client: ServiceClient;
  gemini: Gemini;
}

/**
 * How many inspirations are in a worker's memory at a time. Each has up to 5 MiB, in several
 * copies.
 */
const INSPIRATIONS = 4;

/** `POST /write-prompts {round_id}`: writes the prompts of a round, which become assets. */
export function createApp(deps: PromptDeps) {
  const { verbs, client, gemini, clock } = deps;
  const inspirations = createSlots(INSPIRATIONS, Infinity);
  return createWorkerApp(deps, {
    name: "write-prompts",
    body: z.object({ round_id: z.guid() }),
    claim: ({ round_id }, leaseToken) => verbs.claimPrompts(round_id, leaseToken),
    work({ project, round, logos, lease_token, lease_seconds, deadline_at }, log) {
      const lease = { jobId: round.id, leaseToken: lease_token };
      return runAttempt({ ...deps, log }, {
        lease,
        leaseSeconds: lease_seconds,
        deadlineAt: deadline_at,
        async work(attempt) {
          const { brief_data: brief, inspiration_image_url: path } = project;
          const { wanted: count, archetype, direction } = round;
          const order = { brief, count, archetype, direction, logos, seed: seedOf(round.id) };
          const director = finishCalls(gemini, attempt, clock);
          if (path === null) {
            return await createPromptsFromBrief(director, order, attempt.startTime());
          }
          const leave = await inspirations.take(attempt.signal);
          try {
            const inspiration = await readInspiration(client, path, attempt.signal);
            const inspired = { ...order, inspiration };
            return await createPromptsFromBrief(director, inspired, attempt.startTime());
          } finally {
            leave();
          }
        },
        complete: (concepts, report) =>
          verbs.completePrompts(lease, { concepts, promptVersion: DIRECTOR_VERSION }, report),
      });
    },
  });
}
