import type { Asset } from "@logokraft/client";
import type { RefObject } from "preact";
import { useRef } from "preact/hooks";
import { useRetry } from "../logo/use-retry.ts";
import { describeAllowance } from "../quote/describe-quote.ts";
import { Price } from "../quote/price.tsx";
import { useRetryQuote } from "../quote/retry-quote.ts";
import { logoPath } from "../routing/routes.ts";
import { RetryIcon } from "../shell/icons.tsx";
import { usePassFocus } from "../shell/pass-focus.ts";
import { Wording } from "../shell/wording.tsx";

interface FailedTileProps {
  asset: Asset;
  /** The logo's place on the board. */
  place: RefObject<HTMLElement | null>;
  put(asset: Asset): void;
}

/** Why a logo failed, and the ways to try again. */
export function FailedTile({ asset, place, put }: FailedTileProps) {
  const { isBusy, refusal, retry } = useRetry(asset, put);
  const quote = useRetryQuote(asset);
  // A change may have failed before its prompt was written.
  const offer = asset.generation_prompt === null ? "Open" : "Change the prompt";
  const tile = useRef<HTMLDivElement>(null);
  // The pressed button disappears, so the focus moves to the logo.
  usePassFocus(tile, () => place.current);
  return (
    <div ref={tile} class="tile-face tile-failed">
      <p dir="auto">
        <Wording>{refusal || (asset.error?.message ?? "")}</Wording>
      </p>
      <button
        type="button"
        class="button button-small button-quiet"
        aria-disabled={isBusy}
        title={quote ? describeAllowance(quote) : undefined}
        onClick={() => retry()}
      >
        <RetryIcon /> Try again<span class="visually-hidden">: {asset.title}</span>
        <Price quote={quote} />
      </button>
      <a
        id={`logo-${asset.id}`}
        href={logoPath(asset.project_id, asset.id)}
        aria-label={`${offer}: ${asset.title}`}
      >
        {offer}
      </a>
    </div>
  );
}
