import { Hono } from "hono";
import type { Config } from "../_shared/config.ts";
import { type BaseEnv, installBase } from "../_shared/http/base.ts";
import { requireSecretKey } from "../_shared/http/secret-key.ts";
import { removeDueObjects, type Remover } from "./remove-due.ts";

export interface RemovalDeps extends Remover {
  config: Config;
  /** Keeps the worker alive for work that outlasts the answer. */
  background(work: Promise<unknown>): void;
}

/**
 * `POST /remove-objects`: deletes the objects that the database lists for removal. Answers at once:
 * 202, or 200 where this worker is already deleting.
 */
export function createApp(deps: RemovalDeps): Hono<BaseEnv> {
  let isBusy = false;
  const app = new Hono<BaseEnv>();
  installBase(app, deps.log);
  app.post("/remove-objects", requireSecretKey(deps.config), (c) => {
    if (isBusy) return c.json({ outcome: "skipped", reason: "busy" });
    isBusy = true;
    const { log } = c.var;
    const work = removeDueObjects({ ...deps, log })
      .catch((error) => log.error("removal_failed", { error }))
      .finally(() => isBusy = false);
    deps.background(work);
    return c.json({ outcome: "claimed" }, 202);
  });
  return app;
}
