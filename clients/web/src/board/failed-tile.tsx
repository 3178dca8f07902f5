import type { RefObject } from "preact";
import { useRef, useState } from "preact/hooks";
import { type Asset, unwrap } from "../api/client.ts";
import { describeFailure } from "../api/problem.ts";
import { useApp } from "../app-context.ts";
import { RetryIcon } from "../shell/icons.tsx";
import { usePassFocus } from "../shell/pass-focus.ts";

interface FailedTileProps {
  asset: Asset;
  /** The logo's place on the board. */
  place: RefObject<HTMLElement | null>;
  put(asset: Asset): void;
}

/** Why a logo failed, and the way to try again. */
export function FailedTile({ asset, place, put }: FailedTileProps) {
  const { api } = useApp();
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState("");
  // The same click twice, or once more after a lost answer, is one retry.
  const [key] = useState(() => crypto.randomUUID());

  const tile = useRef<HTMLDivElement>(null);
  // The button goes; who pressed it stays with the logo.
  usePassFocus(tile, () => place.current);

  async function retry() {
    if (isBusy) return;
    setBusy(true);
    try {
      const answer = await unwrap(api.POST("/api/v1/assets/{id}/retry", {
        params: { path: { id: asset.id }, header: { "idempotency-key": key } },
      }));
      put(answer.asset);
    } catch (error) {
      setRefusal(describeFailure(error));
      setBusy(false);
    }
  }

  return (
    <div ref={tile} class="tile-face tile-failed">
      <p>{refusal || asset.error?.message}</p>
      <button
        type="button"
        class="button button-small button-quiet"
        aria-disabled={isBusy}
        aria-label={`Try again: ${asset.title}`}
        onClick={retry}
      >
        <RetryIcon /> Try again
      </button>
    </div>
  );
}
