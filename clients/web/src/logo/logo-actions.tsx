import { useState } from "preact/hooks";
import { type Asset, unwrap } from "../api/client.ts";
import { describeFailure } from "../api/problem.ts";
import { useApp } from "../app-context.ts";
import { DownloadIcon, HeartIcon } from "../shell/icons.tsx";
import { download } from "./download.ts";

interface LogoActionsProps {
  asset: Asset;
  put(asset: Asset): void;
}

/** Keep it, and take it home. */
export function LogoActions({ asset, put }: LogoActionsProps) {
  const { api } = useApp();
  const [failure, setFailure] = useState("");
  const [isBusy, setBusy] = useState(false);

  async function run(action: () => Promise<void>) {
    if (isBusy) return;
    setBusy(true);
    setFailure("");
    try {
      await action();
    } catch (error) {
      setFailure(describeFailure(error));
    } finally {
      setBusy(false);
    }
  }

  async function toggleFavorite() {
    const answer = await unwrap(api.PATCH("/api/v1/assets/{id}", {
      params: { path: { id: asset.id } },
      body: { favorite: !asset.favorite },
    }));
    put(answer.asset);
  }

  return (
    <div class="logo-actions">
      <button
        type="button"
        class="button button-quiet"
        aria-pressed={asset.favorite}
        aria-disabled={isBusy}
        onClick={() => run(toggleFavorite)}
      >
        <HeartIcon filled={asset.favorite} /> Favorite
      </button>
      <button
        type="button"
        class="button button-quiet"
        aria-disabled={isBusy}
        onClick={() => run(() => download(api, asset.id))}
      >
        <DownloadIcon /> Download
      </button>
      {failure && <p class="failure" role="alert">{failure}</p>}
    </div>
  );
}
