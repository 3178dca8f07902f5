import type { ServiceClient } from "../../_shared/database.ts";
import { Problem } from "../../_shared/http/problem.ts";

const DEADLINE_MILLISECONDS = 5_000;

/** @throws Problem `unavailable` where the database does not answer in time. */
export async function checkHealth(service: ServiceClient): Promise<void> {
  const deadline = AbortSignal.timeout(DEADLINE_MILLISECONDS);
  const { error } = await service.rpc("database_answers").abortSignal(deadline);
  if (!error) return;
  throw new Problem("unavailable", "The database does not answer: try again in a moment.", {
    cause: error,
  });
}
