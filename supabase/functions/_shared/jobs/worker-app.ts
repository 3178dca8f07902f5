import { Hono } from "hono";
import { z } from "zod";
import type { Config } from "../config.ts";
import { type BaseEnv, installBase } from "../http/base.ts";
import { Problem, problemResponse } from "../http/problem.ts";
import { requireSecretKey } from "../http/secret-key.ts";
import type { Logger } from "../log.ts";
import { isTemporary } from "../timing/call-failed.ts";
import type { Skipped } from "./verbs/claims.ts";
import type { AttemptDeps } from "./run-attempt.ts";
import { takeLease } from "./take-lease.ts";
import { VerbError } from "./verbs/verb-error.ts";

/** What every worker function is made of. */
export interface WorkerDeps extends AttemptDeps {
  config: Config;
  /** Keeps the worker alive for work that outlasts the answer. */
  background(work: Promise<unknown>): void;
}

interface Worker<Body extends Record<string, string>, Claim> {
  /** The function's name, which hosted functions see as their path. */
  name: string;
  body: z.ZodType<Body>;
  /**
   * Whether this worker has room for the job. If not, the answer is 503: the job stays due, and the
   * sweep calls again.
   */
  hasRoom?(body: Body): Promise<boolean>;
  /** Gives the same answer again to the same token. */
  claim(body: Body, leaseToken: string): Promise<Claim | Skipped>;
  /** Does the claimed work. Must not throw. */
  work(claim: Claim, log: Logger): Promise<void>;
}

/**
 * A function that the database calls: checks the key, claims, and answers at once, as pg_net waits
 * for every answer before it sends more. Repeated calls for one job are harmless: the claim is what
 * decides. 202 claimed, 200 skipped.
 */
export function createWorkerApp<
  Body extends Record<string, string>,
  Claim extends { outcome: "claimed"; attempt: number },
>(deps: WorkerDeps, { name, body, hasRoom, claim, work }: Worker<Body, Claim>): Hono<BaseEnv> {
  const app = new Hono<BaseEnv>();
  installBase(app, deps.log);
  app.post(`/${name}`, requireSecretKey(deps.config), async (c) => {
    const asked = await readBody(c.req.raw, body);
    const log = c.var.log.with(asked);
    if (hasRoom !== undefined && !await hasRoom(asked)) {
      log.info("worker_full");
      const full = new Problem("unavailable", "This worker has as much as it can hold.");
      return problemResponse(full, c.var.requestId);
    }
    const claiming = takeLease((leaseToken) => claim(asked, leaseToken), deps.clock);
    // pg_net closes the connection after five seconds. A lease that was granted then is worked on
    // all the same.
    deps.background(claiming.catch(() => {}));
    const claimed = await claiming.catch((error) => {
      if (isTemporary(VerbError)(error)) {
        throw new Problem("unavailable", "The database can't be reached.", { cause: error });
      }
      throw error;
    });
    if (claimed.outcome === "skipped") {
      log.info("claim_skipped", { reason: claimed.reason });
      return c.json({ outcome: "skipped", reason: claimed.reason });
    }
    log.info("attempt_started", { attempt: claimed.attempt });
    deps.background(work(claimed, log.with({ attempt: claimed.attempt })));
    return c.json({ outcome: "claimed" }, 202);
  });
  return app;
}

async function readBody<Body>(request: Request, shape: z.ZodType<Body>): Promise<Body> {
  let json: unknown;
  try {
    json = await request.json();
  } catch {
    throw new Problem("malformed_json");
  }
  const parsed = shape.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new Problem("validation_failed", undefined, {
    errors: parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message })),
  });
}
