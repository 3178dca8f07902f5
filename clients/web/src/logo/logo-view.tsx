import type { Asset } from "@logokraft/client";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { findFamily, growFamilies, numberLogos } from "../board/family.ts";
import { navigate } from "../routing/navigation.ts";
import { logoPath } from "../routing/routes.ts";
import { Dialog } from "../shell/dialog.tsx";
import { ArrowIcon, CloseIcon } from "../shell/icons.tsx";
import { Wording } from "../shell/wording.tsx";
import { FailedLogo } from "./failed-logo.tsx";
import { FamilyTree } from "./family-tree.tsx";
import { LogoActions } from "./logo-actions.tsx";
import { LogoOrigin } from "./logo-origin.tsx";
import { LogoSheet } from "./logo-sheet.tsx";
import { RefineForm } from "./refine-form.tsx";
import { useLogoKeys } from "./use-logo-keys.ts";

interface LogoViewProps {
  assetId: string;
  assets: Asset[];
  /** Those that the board lists, in its order: one turns from each to the next. */
  listed: Asset[];
  put(asset: Asset): void;
  remove(assetId: string): void;
  onClose(): void;
}

/** One logo, large, with what it was made of and what can be made of it. */
export function LogoView({ assetId, assets, listed, put, remove, onClose }: LogoViewProps) {
  const families = useMemo(() => growFamilies(assets), [assets]);
  const numbers = useMemo(() => numberLogos(families), [families]);
  const family = findFamily(families, assetId);
  const asset = assets.find(({ id }) => id === assetId);
  const parent = assets.find(({ id }) => id === asset?.parent_asset_id);
  const finished = listed.filter(({ id, status }) => status === "completed" || id === assetId);
  const place = finished.findIndex(({ id }) => id === assetId);
  const [beforeOf, setBeforeOf] = useState<string | null>(null);
  const stage = useRef<HTMLDivElement>(null);
  const isDone = asset?.status === "completed";
  const hasBefore = isDone && parent?.status === "completed";
  const isBefore = hasBefore && beforeOf === assetId;

  useEffect(() => {
    if (!asset) onClose();
  }, [!asset]);
  // What had the focus may have gone with the logo that was shown before.
  useLayoutEffect(() => {
    const frame = stage.current?.closest("dialog");
    if (frame?.open && !frame.contains(document.activeElement)) stage.current?.focus();
  }, [assetId, asset?.status]);

  const turn = (by: 1 | -1) => {
    const next = finished[(place + by + finished.length) % finished.length];
    if (next && next.id !== assetId) {
      navigate(logoPath(next.project_id, next.id), { replace: true });
    }
  };
  const toggleBefore = () => setBeforeOf(isBefore ? null : assetId);
  useLogoKeys({ turn, toggleBefore: hasBefore ? toggleBefore : undefined });
  if (!asset || !family) return null;
  return (
    <Dialog
      class="logo"
      labelledBy="logo-title"
      findHeir={() => document.getElementById(`logo-${assetId}`)}
      onClose={onClose}
    >
      <div ref={stage} class="logo-stage" role="group" aria-labelledby="logo-title" tabIndex={-1}>
        <LogoSheet asset={asset} parent={parent} isBefore={isBefore} />
        <div class="logo-turn">
          <button
            type="button"
            class="icon-button"
            aria-label="Previous logo"
            onClick={() => turn(-1)}
          >
            <ArrowIcon to="left" />
          </button>
          <Wording>{`${place + 1} / ${finished.length}`}</Wording>
          <button type="button" class="icon-button" aria-label="Next logo" onClick={() => turn(1)}>
            <ArrowIcon to="right" />
          </button>
          {hasBefore && (
            <button
              type="button"
              class="button button-small button-quiet"
              aria-pressed={isBefore}
              aria-keyshortcuts="B"
              onClick={toggleBefore}
            >
              Before <kbd aria-hidden="true">B</kbd>
            </button>
          )}
        </div>
      </div>
      <div class="logo-side">
        <header class="logo-head">
          <p class="logo-number">
            <Wording>{`${numbers.get(asset.id)} · ${asset.archetype}`}</Wording>
          </p>
          <h2 id="logo-title" tabIndex={-1} dir="auto">
            <Wording>{asset.title}</Wording>
          </h2>
          <button type="button" class="icon-button logo-close" aria-label="Close" onClick={onClose}>
            <CloseIcon />
          </button>
        </header>
        {asset.status === "failed" && (
          <FailedLogo key={`${asset.id} ${asset.updated_at}`} asset={asset} put={put} />
        )}
        <LogoActions
          key={`actions ${asset.id}`}
          asset={asset}
          other={hasBefore ? parent : finished[(place + 1) % finished.length]}
          put={put}
          onDeleted={() => {
            onClose();
            remove(asset.id);
          }}
        />
        {isDone && <RefineForm key={`refine ${asset.id}`} asset={asset} put={put} />}
        <FamilyTree family={family} current={asset.id} numbers={numbers} />
        <LogoOrigin asset={asset} />
      </div>
    </Dialog>
  );
}
