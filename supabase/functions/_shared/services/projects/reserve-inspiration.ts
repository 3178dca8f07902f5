import type { ServiceClient } from "../../database.ts";
import type { Database } from "../../database.types.ts";
import { Problem } from "../../http/problem.ts";
import { systemClock } from "../../timing/clock.ts";
import { retry } from "../../timing/retry.ts";
import { readOutcome } from "../outcome.ts";

type Reservation = Database["public"]["Functions"]["reserve_inspiration"]["Args"];

/** Milliseconds between two questions for the same key's upload: ten seconds in all. */
const PAUSES = Array.from({ length: 40 }, () => 250);

/**
 * Takes the place of a new project's picture, before anything is uploaded. While another request
 * with the same idempotency key uploads its own, this one waits for what comes of that.
 *
 * @returns the project that the key made before; null where the picture may be uploaded.
 * @throws Problem where a limit or the key forbids it.
 */
export async function reserveInspiration(
  service: ServiceClient,
  reservation: Reservation,
): Promise<string | null> {
  const found = await retry(
    async () => readOutcome(await service.rpc("reserve_inspiration", reservation)),
    {
      pauses: PAUSES,
      afterError: () => false,
      afterAnswer: ({ outcome }) => outcome === "uploading",
      clock: systemClock,
    },
  );
  if (found.outcome === "uploading") throw new Problem("unavailable");
  return found.outcome === "none" ? null : found.project_id;
}
