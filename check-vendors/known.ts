import type { Config } from "../supabase/functions/_shared/config.ts";
import { attemptTime } from "../supabase/functions/_shared/vendors/models/attempt-time.ts";
import {
  artistModel,
  geminiModel,
} from "../supabase/functions/_shared/vendors/models/find-model.ts";
import type {
  ArtistModel,
  GeminiModel,
} from "../supabase/functions/_shared/vendors/models/model.ts";
import { costOfPicture, costOfTokens } from "../supabase/functions/_shared/vendors/models/cost.ts";
import {
  PICTURE,
  usualRefinement,
} from "../supabase/functions/_shared/vendors/models/usual-usage.ts";
import { createArtist } from "../supabase/functions/_shared/vendors/artists/create-artist.ts";
import { type Finding, note, wrong } from "./finding.ts";
import type { VendorConfig } from "./vendor-config.ts";

/** What the table of models says of those that are configured, and what it costs to try them. */
export interface Known {
  findings: Finding[];
  /** Dollars for what `--draw` asks of it; undefined where the price isn't known. */
  usd: number | undefined;
}

/** Tokens of the line that the prompt model is asked for, thoughts included. */
const LINE = { input: 100, text: 300, picture: 0 };
export function knownOfPrompts({ promptModel }: Config["gemini"], now: number): Known {
  const model = geminiModel(promptModel);
  const usd = costOfTokens(model, LINE, now);
  const million = costOfTokens(model, { input: 1e6, text: 0, picture: 0 }, now);
  const written = costOfTokens(model, { input: 0, text: 1e6, picture: 0 }, now);
  const price = million === undefined || written === undefined
    ? "its price isn't known"
    : `$${million} a million tokens read, $${written} written`;
  return { findings: [note(`${promptModel}: ${price}`), ...agesOf(model, now)], usd };
}

export function knownOfRefinements(
  { gemini: { imageModel }, workerSeconds }: VendorConfig,
  now: number,
): Known {
  const model = geminiModel(imageModel);
  // `--draw` asks for its smallest, which that is for all but one, which is deprecated.
  const usd = costOfTokens(model, PICTURE, now);
  const refinement = costOfTokens(model, usualRefinement(model.sizes), now);
  const findings = [
    note(`${imageModel}: ${priceOf(refinement, "about ")}`),
    ...agesOf(model, now),
    ...refusals(() => attemptTime(model, workerSeconds)),
  ];
  return { findings, usd };
}

export function knownOfConcepts({ seedream, workerSeconds }: VendorConfig, now: number): Known {
  const model = artistModel(seedream.provider, seedream.model);
  const usd = costOfPicture(smallest(model), now);
  const findings = [
    note(`${seedream.model}: ${priceOf(costOfPicture(model, now))}`),
    ...agesOf(model, now),
    ...refusals(() => attemptTime(model, workerSeconds, createArtist(seedream).outlivesAttempts)),
  ];
  return { findings, usd };
}

/** A model that draws its smallest square: a picture by which it is tried costs no more than it must. */
export function smallest(model: ArtistModel): ArtistModel {
  return { ...model, sides: [Math.min(...model.sides)] };
}

/** Why `generate-image` would not begin to draw with it, in its own words. */
function refusals(begin: () => unknown): Finding[] {
  try {
    begin();
    return [];
  } catch (error) {
    return [wrong(error instanceof Error ? error.message : String(error))];
  }
}

function priceOf(usd: number | undefined, about = ""): string {
  return usd === undefined
    ? "what a picture costs isn't known, and is told as null"
    : `a picture costs ${about}${dollars(usd)}`;
}

export function dollars(usd: number): string {
  return `$${Number(usd.toPrecision(3))}`;
}

function agesOf(model: ArtistModel | GeminiModel, now: number): Finding[] {
  const { name, retiredFrom, deprecatedFrom, isProved, prices } = model;
  const today = new Date(now).toISOString().slice(0, 10);
  const isKnown = prices.length > 0;
  return [
    ...(retiredFrom !== undefined && retiredFrom <= today
      ? [wrong(`${name} is retired since ${retiredFrom}`)]
      : []),
    ...(retiredFrom !== undefined && retiredFrom > today
      ? [note(`${name} answers until ${retiredFrom}`)]
      : []),
    ...(deprecatedFrom !== undefined && deprecatedFrom <= today
      ? [note(`${name} is deprecated since ${deprecatedFrom}: choose its successor`)]
      : []),
    ...(!isKnown ? [note(`${name} is not in the table of models: it is sent what all take`)] : []),
    ...(isKnown && !isProved
      ? [note(`${name}: its input or price is known from third parties alone, --draw shows it`)]
      : []),
  ];
}
