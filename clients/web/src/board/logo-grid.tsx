import { useMemo } from "preact/hooks";
import type { Asset } from "../api/client.ts";
import type { Board } from "./board.ts";
import { flatten, growFamilies, numberLogos } from "./family.ts";
import { Tile, WaitingFace } from "./tile.tsx";

interface LogoGridProps {
  board: Board;
  /** How many tiles there will be, while the logos themselves don't exist yet. */
  total: number;
  put(asset: Asset): void;
}

/** The proof sheet: a tile a logo, refinements behind what they were made of. */
export function LogoGrid({ board: { project, assets }, total, put }: LogoGridProps) {
  const families = useMemo(() => growFamilies(assets), [assets]);
  const numbers = useMemo(() => numberLogos(families), [families]);
  const placeholders = project.status === "prompting" ? Math.max(0, total - assets.length) : 0;
  return (
    <ol class="grid" aria-label="Logos">
      {families.flatMap(flatten).map(({ asset }) => (
        <Tile key={asset.id} asset={asset} number={numbers.get(asset.id) ?? ""} put={put} />
      ))}
      {Array.from({ length: placeholders }, (_, index) => {
        // Behind the logos that are there already: each stays in its place when the next comes.
        const number = String(assets.length + index + 1).padStart(2, "0");
        return (
          <li key={number} class="tile" data-status="prompting">
            <div class="tile-sheet">
              <WaitingFace number={number} text="Waiting for an idea" />
            </div>
            <div class="tile-caption">
              <span class="tile-number">{number}</span>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
