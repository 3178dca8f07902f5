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

export interface Deps extends WorkerDeps {
  client: ServiceClient;
  gemini: Gemini;
}

/**
 * How many inspirations are in a worker's memory at a time. Each has up to 5 MiB, in several
 * copies.
 */
const INSPIRATIONS = 4;

/** `POST /write-prompts {project_id}`: writes a project's prompts, which become its assets. */
export function createApp(deps: Deps) {
  const { verbs, client, gemini, clock } = deps;
  const inspirations = createSlots(INSPIRATIONS, Infinity);
  return createWorkerApp(deps, {
    name: "write-prompts",
    body: z.object({ project_id: z.guid() }),
    claim: ({ project_id }, leaseToken) => verbs.claimPrompts(project_id, leaseToken),
    work({ project, lease_token, lease_seconds, deadline_at }, log) {
      const lease = { jobId: project.id, leaseToken: lease_token };
      return runAttempt({ ...deps, log }, {
        lease,
        leaseSeconds: lease_seconds,
        deadlineAt: deadline_at,
        async work(attempt) {
          const { brief_data: brief, concept_count: count, inspiration_image_url: path } = project;
          const seed = seedOf(project.id);
          const director = finishCalls(gemini, attempt, clock);
          if (path === null) {
            const order = { brief, count, inspiration: undefined, seed };
            return await createPromptsFromBrief(director, order, attempt.startTime());
          }
          const leave = await inspirations.take(attempt.signal);
          try {
            const inspiration = await readInspiration(client, path, attempt.signal);
            const order = { brief, count, inspiration, seed };
            return await createPromptsFromBrief(director, order, attempt.startTime());
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
