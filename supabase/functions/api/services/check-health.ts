import { z } from "zod";
import type { ServiceClient } from "../../_shared/database.ts";
import { Problem } from "../../_shared/http/problem.ts";

const DEADLINE_MILLISECONDS = 5_000;

/** A part of the service that does not work as it should. */
export const illPart = z.object({
  part: z.string().meta({ example: "seedream" }),
  message: z.string().meta({ description: "A sentence for whoever runs the service" }),
});

const answer = z.array(illPart.extend({ severity: z.enum(["ill", "degraded"]) }));

export type Health =
  | { status: "ok" }
  | { status: "degraded"; parts: z.infer<typeof illPart>[] };

/** @throws Problem `unavailable` with the parts that are ill, where nothing can be relied on. */
export async function checkHealth(service: ServiceClient): Promise<Health> {
  const deadline = AbortSignal.timeout(DEADLINE_MILLISECONDS);
  const { data, error } = await service.rpc("service_health").abortSignal(deadline);
  if (error) {
    const message = "The database does not answer: try again in a moment.";
    throw illness(message, [{ part: "database", message }], error);
  }
  const found = answer.parse(data);
  const parts = found.map(({ part, message }) => ({ part, message }));
  const ill = found.find(({ severity }) => severity === "ill");
  if (ill !== undefined) throw illness(ill.message, parts);
  return parts.length === 0 ? { status: "ok" } : { status: "degraded", parts };
}

function illness(detail: string, parts: z.infer<typeof illPart>[], cause?: unknown): Problem {
  return new Problem("unavailable", detail, { cause, members: { status: "ill", parts } });
}
