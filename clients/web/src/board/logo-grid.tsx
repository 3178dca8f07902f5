import type { Asset, Project } from "@logokraft/client";
import type { Logo } from "./family.ts";
import { Tile, WaitingFace } from "./tile.tsx";

interface LogoGridProps {
  project: Project;
  logos: Logo[];
  /** How many more there will be, while they themselves don't exist yet. */
  placeholders: number;
  put(asset: Asset): void;
}

/** A tile for each logo, refinements behind what they were made of. */
export function LogoGrid({ project, logos, placeholders, put }: LogoGridProps) {
  const coming = project.status === "prompting" ? placeholders : 0;
  return (
    <ol class="grid" aria-label="Logos">
      {logos.map(({ asset, number }) => (
        <Tile key={asset.id} asset={asset} number={number} put={put} />
      ))}
      {Array.from({ length: coming }, (_, index) => {
        // Behind the logos that are there already: each stays in its place when the next comes.
        const number = String(logos.length + index + 1).padStart(2, "0");
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
