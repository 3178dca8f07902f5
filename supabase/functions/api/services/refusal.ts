import { z } from "zod";
import { isProblemCode, type ProblemCode } from "../../_shared/contract/problem.ts";
import { limitHeaders } from "../../_shared/http/limit-headers.ts";
import { Problem, unauthorized } from "../../_shared/http/problem.ts";

/** A verb's refusal, as the database gives it. Only limits have numbers: seconds and counts. */
export const refusalSchema = z.object({
  outcome: z.literal("refused"),
  code: z.custom<ProblemCode>(isProblemCode),
  retry_after: z.number().optional(),
  limit: z.number().optional(),
  remaining: z.number().optional(),
  reset: z.number().optional(),
});

export type Refusal = z.infer<typeof refusalSchema>;

const DAY_SECONDS = 24 * 60 * 60;

/** The refusal as an answer; of a limit with the headers that say when to come again. */
export function refuse(refusal: Refusal): Problem {
  switch (refusal.code) {
    case "unauthorized":
      return unauthorized();
    case "active_project_limit":
      return limited(refusal, { name: "active-projects" });
    case "daily_limit":
      return limited(refusal, {
        name: "daily-logos",
        windowSeconds: DAY_SECONDS,
      });
    default:
      return new Problem(refusal.code);
  }
}

function limited(
  { code, limit = 0, remaining = 0, retry_after = 1, reset = retry_after }: Refusal,
  policy: { name: string; windowSeconds?: number },
): Problem {
  const detail = code === "daily_limit"
    ? `${limit} logos in 24 hours are allowed and ${remaining} are left: ask for fewer, or wait.`
    : `${limit} unfinished projects are allowed at once: wait until one is finished, or cancel one.`;
  return new Problem(code, detail, {
    headers: limitHeaders({
      ...policy,
      quota: limit,
      remaining,
      resetSeconds: reset,
      retryAfter: retry_after,
    }),
  });
}
