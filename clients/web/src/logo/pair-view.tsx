import type { Asset } from "@logokraft/client";
import { useEffect } from "preact/hooks";
import type { Logo } from "../board/family.ts";
import { Picture } from "../board/picture.tsx";
import { navigate } from "../routing/navigation.ts";
import { logoPath, pairPath } from "../routing/routes.ts";
import { Dialog } from "../shell/dialog.tsx";
import { CloseIcon } from "../shell/icons.tsx";

interface PairViewProps {
  logos: Logo[];
  assetIds: [string, string];
  onClose(): void;
}

/** Two logos side by side; each can be exchanged for another. */
export function PairView({ logos, assetIds, onClose }: PairViewProps) {
  const finished = logos.filter(({ asset }) => asset.status === "completed");
  const pair = assetIds.flatMap((id) => finished.find(({ asset }) => asset.id === id)?.asset ?? []);
  const isShown = pair.length === 2;
  useEffect(() => {
    if (!isShown) onClose();
  }, [isShown]);
  if (!isShown) return null;

  function choose(side: number, assetId: string) {
    const [one, other] = assetIds.with(side, assetId);
    const projectId = pair[0]?.project_id;
    if (projectId && one && other) navigate(pairPath(projectId, one, other), { replace: true });
  }

  return (
    <Dialog
      class="pair"
      labelledBy="pair-title"
      findHeir={() => document.getElementById(`logo-${assetIds[1]}`)}
      onClose={onClose}
    >
      <header class="pair-head">
        <h2 id="pair-title" tabIndex={-1}>Side by side</h2>
        <button type="button" class="icon-button" aria-label="Close" onClick={onClose}>
          <CloseIcon />
        </button>
      </header>
      <div class="pair-sides">
        {pair.map((asset, side) => (
          <Side
            key={side}
            label={side === 0 ? "Left logo" : "Right logo"}
            asset={asset}
            logos={finished}
            onChoose={(assetId) => choose(side, assetId)}
          />
        ))}
      </div>
    </Dialog>
  );
}

interface SideProps {
  label: string;
  asset: Asset;
  logos: Logo[];
  onChoose(assetId: string): void;
}

function Side({ label, asset, logos, onChoose }: SideProps) {
  return (
    <section class="pair-side" aria-label={label}>
      <div class="logo-sheet">
        <Picture key={asset.id} asset={asset} alt={`${asset.title}, ${asset.archetype} logo`} />
      </div>
      <div class="pair-foot">
        <select
          aria-label={label}
          value={asset.id}
          onChange={(event) => onChoose(event.currentTarget.value)}
        >
          {logos.map((logo) => (
            <option key={logo.asset.id} value={logo.asset.id}>
              {`${logo.number} · ${logo.asset.title}`}
            </option>
          ))}
        </select>
        <a href={logoPath(asset.project_id, asset.id)}>Open</a>
      </div>
    </section>
  );
}
