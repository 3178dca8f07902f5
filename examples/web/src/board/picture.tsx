import { useState } from "preact/hooks";
import { type Asset, unwrap } from "../api/client.ts";
import { useApp } from "../app-context.ts";

/**
 * A finished logo's picture. Its URL is signed for some hours: when a page stays open for longer and
 * the browser needs the picture once more, it asks for a fresh one.
 */
export function Picture({ asset, alt = "" }: { asset: Asset; alt?: string }) {
  const { api } = useApp();
  const [isLoaded, setLoaded] = useState(false);
  const [freshUrl, setFreshUrl] = useState<string | null>(null);
  const [isAsked, setAsked] = useState(false);

  async function refresh(): Promise<void> {
    // Once, or a picture that is gone would be asked for without end.
    if (isAsked) return;
    setAsked(true);
    const path = { id: asset.id };
    const answer = await unwrap(
      api.GET("/api/v1/assets/{id}", { params: { path } }),
    );
    setFreshUrl(answer.asset.asset_url);
  }

  const url = freshUrl ?? asset.asset_url;
  if (url === null) return null;
  return (
    <img
      class={isLoaded ? "picture picture-loaded" : "picture"}
      src={url}
      alt={alt}
      width={asset.width ?? 1024}
      height={asset.height ?? 1024}
      decoding="async"
      onLoad={() => setLoaded(true)}
      onError={() => void refresh().catch(() => {})}
    />
  );
}
