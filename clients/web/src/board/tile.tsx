import type { RefObject } from "preact";
import { useRef } from "preact/hooks";
import type { Asset } from "../api/client.ts";
import { logoPath } from "../routing/routes.ts";
import { HeartIcon } from "../shell/icons.tsx";
import { FailedTile } from "./failed-tile.tsx";
import { Picture } from "./picture.tsx";

interface TileProps {
  asset: Asset;
  number: string;
  put(asset: Asset): void;
}

/** A logo on the board, from waiting to done. It keeps its size all the way. */
export function Tile({ asset, number, put }: TileProps) {
  const place = useRef<HTMLLIElement>(null);
  return (
    <li ref={place} class="tile" data-status={asset.status} tabIndex={-1}>
      <div class="tile-sheet">
        <TileFace asset={asset} number={number} place={place} put={put} />
      </div>
      <div class="tile-caption">
        <span class="tile-number">{number}</span>
        <span class="tile-title" title={asset.title}>{asset.title}</span>
        {asset.favorite && (
          <span class="tile-favorite" role="img" aria-label="Favorite">
            <HeartIcon filled />
          </span>
        )}
      </div>
    </li>
  );
}

function TileFace(
  { asset, number, place, put }: TileProps & { place: RefObject<HTMLElement | null> },
) {
  switch (asset.status) {
    case "pending":
      return <WaitingFace number={number} text="Waiting" />;
    case "generating":
      return (
        <div class="tile-face">
          <DrawingSketch />
          <span class="tile-state">Drawing…</span>
        </div>
      );
    case "failed":
      // Another failure is another face, whose button works again.
      return <FailedTile key={asset.updated_at} asset={asset} place={place} put={put} />;
    case "completed":
      return (
        <a
          id={`logo-${asset.id}`}
          class="tile-link"
          href={logoPath(asset.project_id, asset.id)}
          aria-label={`Logo ${number}, ${asset.title}: open`}
        >
          <Picture asset={asset} isLazy />
        </a>
      );
  }
}

/** A logo that has no drawing, and perhaps no idea, yet. */
export function WaitingFace(
  { number, text }: { number: string; text: string },
) {
  return (
    <div class="tile-face">
      <span class="tile-ghost" aria-hidden="true">{number}</span>
      <span class="tile-state">{text}</span>
    </div>
  );
}

function DrawingSketch() {
  return (
    <svg class="sketch" viewBox="0 0 100 100" aria-hidden="true">
      <circle cx="50" cy="50" r="26" pathLength="1" />
      <path d="M24 24l52 52" pathLength="1" />
      <path d="M76 24 24 76" pathLength="1" />
      <rect x="24" y="24" width="52" height="52" pathLength="1" />
    </svg>
  );
}
