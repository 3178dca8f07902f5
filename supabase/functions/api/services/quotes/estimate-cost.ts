import type { Config } from "../../../_shared/config.ts";
import type { Quote, QuotedAction } from "../../../_shared/contract/quote.ts";
import { splitSlots } from "../../../_shared/director/archetype-split.ts";
import { artistModel, geminiModel } from "../../../_shared/vendors/models/find-model.ts";
import { costOfPicture, costOfTokens } from "../../../_shared/vendors/models/cost.ts";
import {
  READING,
  REWRITING,
  usualPrompts,
  usualRefinement,
} from "../../../_shared/vendors/models/usual-usage.ts";

type Estimate = Pick<Quote, "cost" | "models" | "pictures">;
type Models = Pick<Config, "gemini" | "seedream" | "checksLettering">;

/**
 * What so much work costs by the table of models.
 *
 * @param now milliseconds since 1970: prices hold from a day on
 */
export function estimateCost(
  { gemini, seedream, checksLettering }: Models,
  action: QuotedAction,
  count: number,
  now = Date.now(),
): Estimate {
  if (action === "kit") {
    return { ...sum({ prompts: 0, pictures: 0, lettering: 0 }), models: none, pictures: 0 };
  }
  const writer = geminiModel(gemini.promptModel);
  const painter = geminiModel(gemini.imageModel);
  const isRefinement = action === "refine";
  const prompts = isRefinement
    ? times(count, costOfTokens(writer, REWRITING, now))
    : costOfTokens(writer, usualPrompts(count), now);
  const picture = isRefinement
    ? costOfTokens(painter, usualRefinement(painter.sizes), now)
    : costOfPicture(artistModel(seedream.provider, seedream.model), now);
  const readings = checksLettering ? isRefinement ? count : letteredOf(count) : 0;
  return {
    ...sum({
      prompts,
      pictures: times(count, picture),
      lettering: times(readings, costOfTokens(writer, READING, now)),
    }),
    models: {
      prompt: gemini.promptModel,
      picture: isRefinement ? gemini.imageModel : seedream.model,
    },
    pictures: count,
  };
}

const none = { prompt: null, picture: null };

/** How many of a presentation's concepts have letters that are read back. */
function letteredOf(count: number): number {
  return splitSlots(count).filter(({ archetype }) =>
    archetype !== "abstract" && archetype !== "pictorial"
  ).length;
}

function times(count: number, usd: number | undefined): number | undefined {
  return count === 0 ? 0 : usd === undefined ? undefined : count * usd;
}

function sum(
  { prompts, pictures, lettering }: Record<
    "prompts" | "pictures" | "lettering",
    number | undefined
  >,
): Pick<Estimate, "cost"> {
  const isKnown = prompts !== undefined && pictures !== undefined && lettering !== undefined;
  return {
    cost: {
      prompts: rounded(prompts),
      pictures: rounded(pictures),
      lettering: rounded(lettering),
      total: isKnown ? rounded(prompts + pictures + lettering) : null,
      currency: "USD",
    },
  };
}

/** As exact as costs are kept. */
function rounded(usd: number | undefined): number | null {
  return usd === undefined ? null : Math.round(usd * 1e6) / 1e6;
}
