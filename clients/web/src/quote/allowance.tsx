import type { Quote } from "@logokraft/client";
import { Wording } from "../shell/wording.tsx";
import { describeAllowance } from "./describe-quote.ts";

/** Beside a button that costs: what is left of what may be asked for. */
export function Allowance({ id, quote }: { id: string; quote: Quote | null }) {
  return (
    <p id={id} class="field-note">
      <Wording>{quote ? describeAllowance(quote) : ""}</Wording>
    </p>
  );
}
