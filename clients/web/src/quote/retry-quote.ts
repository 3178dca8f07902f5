import type { Asset } from "@logokraft/client";
import { withoutPrompts } from "./describe-quote.ts";
import { useQuote } from "./use-quote.ts";

/** What another try of a logo would cost, as {@link useQuote} tells it. */
export function useRetryQuote(asset: Pick<Asset, "asset_type" | "generation_prompt">) {
  const quote = useQuote(asset.asset_type === "logo_concept" ? "concepts" : "refine", 1);
  return quote && asset.generation_prompt !== null ? withoutPrompts(quote) : quote;
}
