import { ApiProblem, type Asset, unwrap } from "@logokraft/client";
import { useEffect, useRef, useState } from "preact/hooks";
import { useApp } from "../app-context.ts";
import { waitLonger } from "@logokraft/client/wait-longer.ts";

/** How many times loading a picture may fail. */
const MOST_FAILURES = 5;

interface PictureProps {
  asset: Asset;
  alt?: string;
  /** Load it only when it comes near the screen. */
  isLazy?: boolean;
  /** The small one, where there is one. */
  isThumbnail?: boolean;
  onLoad?(): void;
}

/**
 * A finished logo's picture. Its URL is signed for some hours: when a page stays open for longer
 * and the browser needs the picture once more, it asks for a fresh one. It does so, too, when the
 * network was lost while the picture was loading.
 */
export function Picture(
  { asset, alt = "", isLazy = false, isThumbnail = false, onLoad }: PictureProps,
) {
  const { api } = useApp();
  const [isLoaded, setLoaded] = useState(false);
  const [freshUrl, setFreshUrl] = useState<string | null>(null);
  const [failures, setFailures] = useState(0);
  const left = useRef(new AbortController());
  useEffect(() => () => left.current.abort(), []);

  async function loadAgain(): Promise<void> {
    const { signal } = left.current;
    if (failures > 0) await waitLonger(failures, signal);
    const url = await findUrl(signal);
    if (url === null || signal.aborted) return;
    setFreshUrl(url);
    setFailures(failures + 1);
  }

  /** As soon as the API can be reached; null where it says that there is none. */
  async function findUrl(signal: AbortSignal): Promise<string | null> {
    const path = { id: asset.id };
    for (let refusals = 1; !signal.aborted; refusals++) {
      try {
        const answer = await unwrap(api.GET("/api/v1/assets/{id}", { params: { path } }));
        return urlOf(answer.asset);
      } catch (error) {
        if (error instanceof ApiProblem && error.status < 500) return null;
        await waitLonger(refusals, signal);
      }
    }
    return null;
  }

  /** A tile has no use for all the pixels, unless there is nothing else. */
  function urlOf({ asset_url, thumbnail_url }: Asset): string | null {
    return isThumbnail ? thumbnail_url ?? asset_url : asset_url;
  }

  const url = freshUrl ?? urlOf(asset);
  if (url === null) return null;
  return (
    <img
      // Another element: the same URL once more would not be loaded anew.
      key={failures}
      class={isLoaded ? "picture picture-loaded" : "picture"}
      loading={isLazy ? "lazy" : "eager"}
      src={url}
      alt={alt}
      width={asset.width ?? 1024}
      height={asset.height ?? 1024}
      decoding="async"
      onLoad={() => {
        setLoaded(true);
        onLoad?.();
      }}
      onError={() => failures < MOST_FAILURES && void loadAgain()}
    />
  );
}
