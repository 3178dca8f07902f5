import { readConfig } from "../config.ts";
import { createLogger } from "../log.ts";
import { createFakeClock } from "../timing/fake-clock.fixture.ts";
import { fakeVerbs } from "./verbs/fake-verbs.fixture.ts";
import type { Verbs } from "./verbs/verbs.ts";
import type { WorkerDeps } from "./worker-app.ts";

export const SECRET_KEY = "sb_secret_of_the_tests";

/** What a worker's app is made of, with these verbs; its work in the background can be awaited. */
export function fakeWorker(
  given: Partial<Verbs>,
  supabaseUrl = "http://127.0.0.1:1",
  environment: Record<string, string> = {},
) {
  const work: Promise<unknown>[] = [];
  const { verbs, calls } = fakeVerbs({ extendLease: () => Promise.resolve(true), ...given });
  const lines: string[] = [];
  const clock = createFakeClock();
  const deps: WorkerDeps = {
    config: readConfig({
      SUPABASE_URL: supabaseUrl,
      SUPABASE_PUBLISHABLE_KEYS: '{"default":"sb_publishable_x"}',
      SUPABASE_SECRET_KEYS: JSON.stringify({ default: SECRET_KEY }),
      ...environment,
    }),
    verbs,
    clock,
    log: createLogger({}, (_level, line) => lines.push(line)),
    shutdown: new AbortController().signal,
    background: (promise) => work.push(promise),
  };
  return { deps, clock, calls, lines, done: () => Promise.all(work) };
}

/** A call as pg_net makes it. */
export function dispatch(path: string, body: unknown, apikey: string | null = SECRET_KEY): Request {
  return new Request(`http://functions${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(apikey !== null && { apikey }) },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}
