import type { Asset } from "@logokraft/client";
import type { RefObject } from "preact";
import { useRef } from "preact/hooks";
import { logoPath } from "../routing/routes.ts";
import { HeartIcon } from "../shell/icons.tsx";
import { FailedTile } from "./failed-tile.tsx";
import { Sketch } from "./sketch.tsx";
import { Thumbnail } from "./thumbnail.tsx";

interface TileProps {
  asset: Asset;
  number: string;
  put(asset: Asset): void;
}

/** A logo on the board, from waiting to done. It keeps its size all the way. */
export function Tile({ asset, number, put }: TileProps) {
  const place = useRef<HTMLLIElement>(null);
  const content = (
    <>
      <div class="tile-sheet">
        <TileFace asset={asset} number={number} place={place} put={put} />
      </div>
      <div class="tile-caption">
        <span class="visually-hidden">Logo</span> <span class="tile-number">{number}</span>{" "}
        <span class="tile-title" title={asset.title} dir="auto">{asset.title}</span>{" "}
        {asset.favorite && (
          <span class="tile-favorite" role="img" aria-label="Favorite">
            <HeartIcon filled />
          </span>
        )}
      </div>
    </>
  );
  return (
    <li ref={place} class="tile" data-status={asset.status} tabIndex={-1}>
      {asset.status === "completed"
        ? (
          <a
            id={`logo-${asset.id}`}
            class="tile-link"
            href={logoPath(asset.project_id, asset.id)}
          >
            {content}
          </a>
        )
        : content}
    </li>
  );
}

interface TileFaceProps extends TileProps {
  place: RefObject<HTMLElement | null>;
}

function TileFace({ asset, number, place, put }: TileFaceProps) {
  switch (asset.status) {
    case "pending":
      return <WaitingFace key="pending" number={number} text="Waiting" />;
    case "generating":
      return (
        <div key="generating" class="tile-face">
          <Sketch />
          <span class="tile-state">Drawing…</span>
        </div>
      );
    case "failed":
      // Another failure is another face, whose button works again.
      return <FailedTile key={asset.updated_at} asset={asset} place={place} put={put} />;
    case "completed":
      return (
        <div key="completed" class="tile-face">
          <Thumbnail asset={asset} />
        </div>
      );
  }
}

/** A logo that has no drawing, and perhaps no idea, yet. */
export function WaitingFace({ number, text }: { number: string; text: string }) {
  return (
    <div class="tile-face">
      <span class="tile-ghost" aria-hidden="true">{number}</span>
      <span class="tile-state">{text}</span>
    </div>
  );
}
