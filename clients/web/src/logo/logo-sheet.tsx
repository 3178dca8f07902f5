import type { Asset } from "@logokraft/client";
import { Picture } from "../board/picture.tsx";
import { Sketch } from "../board/sketch.tsx";
import { Wording } from "../shell/wording.tsx";

interface LogoSheetProps {
  asset: Asset;
  /** What it was made of, if that is there. */
  parent: Asset | undefined;
  /** Whether the parent is shown in its stead. */
  isBefore: boolean;
}

const states = {
  pending: "Waiting to be drawn",
  generating: "Drawing…",
  failed: "Not drawn",
  completed: "",
} as const;

/** A logo's picture, or what there is before it: its parent's, with a sketch over it. */
export function LogoSheet({ asset, parent, isBefore }: LogoSheetProps) {
  const shown = isBefore && parent ? parent : asset;
  if (shown.status === "completed") {
    const kind = isBefore ? "before the change" : `${asset.archetype} logo`;
    return (
      <div class="logo-sheet">
        <Picture key={shown.id} asset={shown} alt={`${shown.title}, ${kind}`} />
      </div>
    );
  }
  return (
    <div class="logo-sheet logo-coming" data-status={asset.status}>
      <div class="tile-face">
        {parent?.status === "completed" && <Picture key={parent.id} asset={parent} />}
        {asset.status !== "failed" && <Sketch />}
      </div>
      <p class="logo-state" role="status">
        <Wording>{states[asset.status]}</Wording>
      </p>
    </div>
  );
}
