import type { Project } from "@logokraft/client";
import { useApp } from "../app-context.ts";
import { Wording } from "../shell/wording.tsx";

/** What the vendors asked for a project so far; nothing where a price isn't known. */
export function CostNote({ cost }: { cost: Project["cost"] | null }) {
  const { standIns } = useApp();
  if (!cost || cost.amount === 0) return null;
  const { amount, currency } = cost;
  const price = new Intl.NumberFormat("en", { style: "currency", currency }).format(amount);
  return (
    <p class="board-cost">
      <Wording>{`Cost so far: ${price}${standIns.length > 0 ? " (not real)" : ""}`}</Wording>
    </p>
  );
}
