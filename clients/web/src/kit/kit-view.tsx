import type { Asset, KitNews } from "@logokraft/client";
import { logoPath } from "../routing/routes.ts";
import { Dialog } from "../shell/dialog.tsx";
import { CloseIcon } from "../shell/icons.tsx";
import { Wording } from "../shell/wording.tsx";
import { FinishedKit } from "./finished-kit.tsx";
import { type LiveKit, useKit } from "./use-kit.ts";

interface KitViewProps {
  asset: Asset;
  company: string;
  news: KitNews | undefined;
  onClose(): void;
}

/** A logo's brand kit, from asking for it to taking it home. */
export function KitView({ asset, company, news, onClose }: KitViewProps) {
  const live = useKit(asset.id, news);
  return (
    <Dialog
      class="kit"
      labelledBy="kit-title"
      findHeir={() => document.getElementById(`logo-${asset.id}`)}
      onClose={onClose}
    >
      <header class="kit-head">
        <div>
          <h2 id="kit-title" tabIndex={-1}>Brand kit</h2>
          <p>
            <a href={logoPath(asset.project_id, asset.id)} dir="auto">{asset.title}</a>
          </p>
        </div>
        <button type="button" class="icon-button" aria-label="Close" onClick={onClose}>
          <CloseIcon />
        </button>
      </header>
      {live.failure && <p key={live.failure} class="failure" role="alert">{live.failure}</p>}
      <KitState live={live} company={company} />
    </Dialog>
  );
}

function KitState({ live, company }: { live: LiveKit; company: string }) {
  const { kit, failure } = live;
  if (kit === undefined) {
    return failure ? <MakeButton live={live} label="Try again" /> : <Progress text="Looking…" />;
  }
  if (kit === null) {
    return (
      <div class="kit-offer">
        <p>
          A vector, pictures without the ground, one-color versions, icons, pictures for social
          networks, and the brand's colors: all that a printer or a developer will ask for, in one
          folder.
        </p>
        <MakeButton live={live} label="Make the brand kit" />
      </div>
    );
  }
  switch (kit.status) {
    case "pending":
      return <Progress text="Waiting for its turn…" />;
    case "generating":
      return (
        <Progress
          text={kit.palette.length > 0 ? "Drawing the files…" : "Tracing the logo…"}
        />
      );
    case "failed":
      return (
        <div class="kit-offer">
          <p role="alert">
            <Wording>{kit.error?.message ?? "The kit couldn't be made."}</Wording>
          </p>
          <MakeButton live={live} label="Try again" />
        </div>
      );
    case "completed":
      return <FinishedKit kit={kit} company={company} />;
  }
}

function MakeButton({ live, label }: { live: LiveKit; label: string }) {
  return (
    <button type="button" class="button" aria-disabled={live.isBusy} onClick={live.make}>
      {label}
    </button>
  );
}

/** How long it takes isn't known: a few seconds. */
function Progress({ text }: { text: string }) {
  return (
    <div class="kit-progress">
      <div role="progressbar" aria-label="Brand kit" aria-valuetext={text} class="kit-bar">
        <span />
      </div>
      <p role="status">
        <Wording>{text}</Wording>
      </p>
    </div>
  );
}
