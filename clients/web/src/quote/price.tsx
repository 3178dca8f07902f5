import type { Quote } from "@logokraft/client";
import { useApp } from "../app-context.ts";
import { Wording } from "../shell/wording.tsx";
import { describePrice } from "./describe-quote.ts";

/** On a button: what it would cost to press it. */
export function Price({ quote }: { quote: Quote | null }) {
  const { standIns } = useApp();
  const price = quote && describePrice(quote, standIns.length === 0);
  return price
    ? (
      <span class="button-price">
        {" "}
        <Wording>{price}</Wording>
      </span>
    )
    : null;
}
