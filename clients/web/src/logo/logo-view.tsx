import { useEffect, useMemo } from "preact/hooks";
import type { Asset } from "../api/client.ts";
import { findFamily, flatten, growFamilies, numberLogos } from "../board/family.ts";
import { Picture } from "../board/picture.tsx";
import { navigate } from "../routing/navigation.ts";
import { logoPath } from "../routing/routes.ts";
import { Dialog } from "../shell/dialog.tsx";
import { ArrowIcon, CloseIcon } from "../shell/icons.tsx";
import { FamilyTree } from "./family-tree.tsx";
import { LogoActions } from "./logo-actions.tsx";
import { RefineForm } from "./refine-form.tsx";

interface LogoViewProps {
  assetId: string;
  assets: Asset[];
  put(asset: Asset): void;
  onClose(): void;
}

/** One logo, large, with what it was made of and what can be made of it. */
export function LogoView({ assetId, assets, put, onClose }: LogoViewProps) {
  const families = useMemo(() => growFamilies(assets), [assets]);
  const numbers = useMemo(() => numberLogos(families), [families]);
  const family = findFamily(families, assetId);
  const asset = assets.find(({ id }) => id === assetId);
  const finished = families.flatMap(flatten).map((member) => member.asset)
    .filter(({ status }) => status === "completed");
  const place = finished.findIndex(({ id }) => id === assetId);
  const isShown = asset?.status === "completed";

  useEffect(() => {
    if (!isShown) onClose();
  }, [isShown]);
  if (!asset || !isShown || !family) return null;

  const turn = (by: 1 | -1) => {
    const next = finished[(place + by + finished.length) % finished.length];
    if (next) navigate(logoPath(next.project_id, next.id), { replace: true });
  };
  return (
    <Dialog class="logo" labelledBy="logo-title" onClose={onClose}>
      <div class="logo-stage">
        <div class="logo-sheet">
          <Picture key={asset.id} asset={asset} alt={`${asset.title}, ${asset.archetype} logo`} />
        </div>
        <div class="logo-turn">
          <button
            type="button"
            class="icon-button"
            aria-label="Previous logo"
            onClick={() => turn(-1)}
          >
            <ArrowIcon to="left" />
          </button>
          <span>{place + 1} / {finished.length}</span>
          <button type="button" class="icon-button" aria-label="Next logo" onClick={() => turn(1)}>
            <ArrowIcon to="right" />
          </button>
        </div>
      </div>
      <div class="logo-side">
        <header class="logo-head">
          <p class="logo-number">{numbers.get(asset.id)} · {asset.archetype}</p>
          <h2 id="logo-title" tabIndex={-1}>{asset.title}</h2>
          <button type="button" class="icon-button logo-close" aria-label="Close" onClick={onClose}>
            <CloseIcon />
          </button>
        </header>
        <LogoActions key={asset.id} asset={asset} put={put} />
        <RefineForm key={asset.id} asset={asset} put={put} />
        <FamilyTree family={family} current={asset.id} numbers={numbers} />
        <details class="logo-prompt">
          <summary>Its prompt</summary>
          <p>{asset.generation_prompt}</p>
        </details>
      </div>
    </Dialog>
  );
}
