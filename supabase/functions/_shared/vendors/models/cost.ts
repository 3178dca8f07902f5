import type { ArtistModel, Dated, GeminiModel } from "./model.ts";

/** What a call produced, in tokens; thoughts count as text. */
export interface Usage {
  input: number;
  text: number;
  picture: number;
}

/** What so many tokens cost in US dollars; undefined where the table has no price for them. */
export function costOfTokens(
  { prices }: Pick<GeminiModel, "prices">,
  { input, text, picture }: Usage,
  now = Date.now(),
): number | undefined {
  const price = priceAt(prices, now);
  if (price === undefined || (picture > 0 && price.picture === undefined)) return undefined;
  return (input * price.input + text * price.text + picture * (price.picture ?? 0)) / 1e6;
}

/** What one picture costs in US dollars; undefined where the table has no price for it. */
export function costOfPicture(
  { prices, sides: [side] }: Pick<ArtistModel, "prices" | "sides">,
  now = Date.now(),
): number | undefined {
  const pictures = priceAt(prices, now)?.pictures ?? [];
  return pictures.find(({ pixels }) => side * side <= pixels)?.usd;
}

/** The price of that day. Before the first of them, the first. */
function priceAt<Price>(prices: readonly Dated<Price>[], now: number): Dated<Price> | undefined {
  const day = new Date(now).toISOString().slice(0, 10);
  return prices.findLast(({ from }) => from <= day) ?? prices[0];
}
