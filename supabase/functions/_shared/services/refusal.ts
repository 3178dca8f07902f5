import { z } from "zod";
import { isProblemCode, type ProblemCode } from "../contract/problem.ts";
import { limitHeaders } from "../http/limit-headers.ts";
import { Problem, unauthorized } from "../http/problem.ts";

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

/** By a refusal's code, what its caller can do. */
export type RefusalDetails = Partial<Record<ProblemCode, string>>;

const HOUR_SECONDS = 60 * 60;
const DAY_SECONDS = 24 * HOUR_SECONDS;

/**
 * The refusal as an answer; of a limit with the headers that say when to come again.
 *
 * @param details in place of the codes' own advice
 */
export function refuse(refusal: Refusal, details: RefusalDetails = {}): Problem {
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
    case "rate_limited":
      return limited(refusal, { name: "per-hour", windowSeconds: HOUR_SECONDS });
    default:
      return new Problem(refusal.code, details[refusal.code]);
  }
}

function limited(
  { code, limit = 0, remaining = 0, retry_after = 1, reset = retry_after }: Refusal,
  policy: { name: string; windowSeconds?: number },
): Problem {
  const details: RefusalDetails = {
    active_project_limit:
      `${limit} unfinished projects are allowed at once: wait until one is finished, or cancel one.`,
    daily_limit:
      `${limit} logos in 24 hours are allowed and ${remaining} are left: ask for fewer, or wait.`,
    rate_limited: `${limit} of these in an hour are allowed: come again in ${retry_after} seconds.`,
  };
  return new Problem(code, details[code], {
    headers: limitHeaders({
      ...policy,
      quota: limit,
      remaining,
      resetSeconds: reset,
      retryAfter: retry_after,
    }),
  });
}
