import { ApiProblem, type Asset, type LogoKraft, unwrap } from "@logokraft/client";
import { useState } from "preact/hooks";
import { describeFailure } from "../api/failure.ts";
import { useApp } from "../app-context.ts";
import { requestKit } from "../kit/use-kit.ts";
import { navigate } from "../routing/navigation.ts";
import { kitPath, pairPath } from "../routing/routes.ts";
import { Confirm } from "../shell/confirm.tsx";
import { DownloadIcon, HeartIcon } from "../shell/icons.tsx";
import { download } from "./download.ts";

/** What the deletion of a logo that was drawn means to what was made of it. */
const GONE_WITH_IT = "Logos made from it stay; failed ones and its brand kit go too. ";

interface LogoActionsProps {
  asset: Asset;
  /** What it is compared with at first. */
  other: Asset | undefined;
  put(asset: Asset): void;
  onDeleted(): void;
}

/** What can be done with a logo: mark it, download it, compare it with another, delete it. */
export function LogoActions({ asset, other, put, onDeleted }: LogoActionsProps) {
  const { api } = useApp();
  const [failure, setFailure] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const isDone = asset.status === "completed";

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

  async function openKit() {
    await requestKit(api, asset.id);
    navigate(kitPath(asset.project_id, asset.id));
  }

  return (
    <div class="logo-actions">
      {isDone && (
        <>
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
          <button
            type="button"
            class="button button-quiet"
            aria-disabled={isBusy}
            onClick={() => run(openKit)}
          >
            Brand kit
          </button>
          {other?.status === "completed" && other.id !== asset.id && (
            <a class="logo-action" href={pairPath(asset.project_id, other.id, asset.id)}>
              Compare
            </a>
          )}
        </>
      )}
      {(isDone || asset.status === "failed") && (
        <button
          type="button"
          class="link-button link-danger logo-action"
          onClick={() => setAsking(true)}
        >
          Delete logo
        </button>
      )}
      {failure && <p key={failure} class="failure" role="alert">{failure}</p>}
      {isAsking && (
        <Confirm
          title="Delete this logo?"
          text={`${isDone ? GONE_WITH_IT : ""}This can't be undone.`}
          action="Delete"
          dismiss="Keep it"
          onConfirm={async () => {
            await deleteLogo(api, asset.id);
            onDeleted();
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}

/** Deletes one logo. One that is gone already is what was wanted. @throws ApiProblem */
async function deleteLogo(api: LogoKraft, assetId: string): Promise<void> {
  try {
    const params = { path: { id: assetId } };
    await unwrap(api.DELETE("/api/v1/assets/{id}", { params }));
  } catch (error) {
    if (!(error instanceof ApiProblem && error.status === 404)) throw error;
  }
}
