import type { Asset } from "@logokraft/client";
import { useEffect, useState } from "preact/hooks";
import { Picture } from "./picture.tsx";

/**
 * Milliseconds after a logo's completion in which its small picture comes. Where it doesn't, the
 * large one is shown: slowly, but shown.
 */
const LATE_AFTER_MS = 20_000;

/** A finished logo on its tile, which says that it is loading for as long as it is. */
export function Thumbnail({ asset }: { asset: Asset }) {
  const [isLoaded, setLoaded] = useState(false);
  const isLate = useLate(asset);
  return (
    <>
      {!isLoaded && <span class="tile-state">Loading…</span>}
      {(asset.thumbnail_url !== null || isLate) && (
        <Picture
          // The small picture, once it is there, is loaded in the large one's place.
          key={String(asset.thumbnail_url === null)}
          asset={asset}
          isThumbnail
          isLazy
          onLoad={() => setLoaded(true)}
        />
      )}
    </>
  );
}

/** Whether a small picture should have been there by now. */
function useLate({ completed_at, thumbnail_url }: Asset): boolean {
  const due = Date.parse(completed_at ?? "") + LATE_AFTER_MS;
  const [isLate, setLate] = useState(() => Date.now() >= due);
  useEffect(() => {
    if (thumbnail_url !== null || isLate) return;
    const timer = setTimeout(() => setLate(true), Math.max(0, due - Date.now()));
    return () => clearTimeout(timer);
  }, [thumbnail_url, due, isLate]);
  return isLate;
}
