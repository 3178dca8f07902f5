import type { Quote } from "@logokraft/client";

/** E.g. `about $0.63`; empty where the price isn't known. */
export function describePrice({ cost: { total, currency } }: Quote, isReal = true): string {
  if (total === null) return "";
  const price = new Intl.NumberFormat("en", { style: "currency", currency }).format(total);
  return `about ${price}${isReal ? "" : " (not real)"}`;
}

/** E.g. `285 logos are left of today's`, or why no more may be asked for. */
export function describeAllowance({ daily_left: left, would_be }: Quote): string {
  if (would_be === "active_project_limit") {
    return "You have as many unfinished projects as you may: wait until one is finished.";
  }
  const logos = left === 1 ? "1 logo is" : `${left} logos are`;
  return `${logos} left of what you may ask for in 24 hours`;
}

/** A prompt that is there is not written again. */
export function withoutPrompts(quote: Quote): Quote {
  const { pictures, lettering } = quote.cost;
  const total = pictures === null || lettering === null ? null : pictures + lettering;
  return { ...quote, cost: { ...quote.cost, prompts: 0, total } };
}
