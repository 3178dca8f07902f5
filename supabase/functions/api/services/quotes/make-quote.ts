import { z } from "zod";
import { isProblemCode, type ProblemCode } from "../../../_shared/contract/problem.ts";
import type { Quote, QuotedAction } from "../../../_shared/contract/quote.ts";
import type { Dependencies } from "../../context.ts";
import { required } from "../../../_shared/services/database-errors.ts";
import { estimateCost } from "./estimate-cost.ts";

const standing = z.object({
  daily_left: z.int().min(0),
  would_be: z.custom<"accepted" | ProblemCode>((text) =>
    text === "accepted" || isProblemCode(text)
  ),
});

/** What so much work would cost an owner, and whether it would be accepted now. */
export async function makeQuote(
  { service, config }: Pick<Dependencies, "service" | "config">,
  { ownerId, action, count }: { ownerId: string; action: QuotedAction; count: number },
): Promise<Quote> {
  const { cost, models, pictures } = estimateCost(config, action, count);
  const { maxActiveProjects, maxGenerationsPerDay } = config.limits;
  const answer = await service.rpc("quote", {
    p_owner_id: ownerId,
    p_action: action,
    p_pictures: pictures,
    p_max_active_projects: maxActiveProjects,
    p_max_generations_per_day: maxGenerationsPerDay,
  });
  return { action, count, pictures, cost, models, ...standing.parse(required(answer)) };
}
