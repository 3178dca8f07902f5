import type { Asset } from "@logokraft/client";
import { useMemo, useRef, useState } from "preact/hooks";
import { KitView } from "../kit/kit-view.tsx";
import { LogoView } from "../logo/logo-view.tsx";
import { PairView } from "../logo/pair-view.tsx";
import { leaveFor } from "../routing/navigation.ts";
import { boardPath, type Shown } from "../routing/routes.ts";
import { MessageScreen } from "../shell/message-screen.tsx";
import { usePassFocus } from "../shell/pass-focus.ts";
import { Screen } from "../shell/screen.tsx";
import { Wording } from "../shell/wording.tsx";
import type { Phase } from "../stream/follow-while-seen.ts";
import type { Board } from "./board.ts";
import { BoardHead } from "./board-head.tsx";
import { listLogos } from "./family.ts";
import { FavoriteFilter } from "./favorite-filter.tsx";
import { LogoGrid } from "./logo-grid.tsx";
import { MoreIdeas } from "./more-ideas.tsx";
import { measure } from "./progress.ts";
import { PromptingFailed } from "./prompting-failed.tsx";
import { useAnnouncedProgress } from "./use-announced-progress.ts";
import { type LiveBoard, useBoard } from "./use-board.ts";

interface BoardScreenProps {
  projectId: string;
  /** What is looked at, if anything. */
  shown: Shown | null;
}

/** A project's logos, as they come. */
export function BoardScreen({ projectId, shown }: BoardScreenProps) {
  const live = useBoard(projectId);
  const { board, phase, warnings } = live;
  const progress = board && measure(board);
  const [isDeleting, setDeleting] = useState(false);
  useAnnouncedProgress(progress);

  // Who deletes it here is led to the others as soon as that is answered, whatever the stream says.
  if (phase === "missing" || (phase === "deleted" && !isDeleting)) {
    return (
      <MessageScreen title={phase === "missing" ? "No such project" : "The project is gone"}>
        <p>
          {phase === "missing"
            ? "It doesn't exist, or it belongs to somebody else."
            : "It was deleted, with all its logos."}
        </p>
        <a class="button" href="/">Your projects</a>
      </MessageScreen>
    );
  }
  if (!board || !progress) {
    return (
      <Screen title="Project" layout="board">
        <Opening phase={phase} />
      </Screen>
    );
  }
  const { project, assets } = board;
  return (
    <Screen title={project.project_name} layout="board">
      <BoardHead project={project} progress={progress} phase={phase} onDeleting={setDeleting} />
      {warnings.length > 0 && (
        <div class="board-warnings" role="status">
          <p>The brief was taken, but something in it looked odd:</p>
          <ul>{warnings.map((warning) => <li key={warning}>{warning}</li>)}</ul>
        </div>
      )}
      {assets.length === 0 && project.status !== "prompting"
        ? <NoLogos board={board} />
        : <Logos {...live} board={board} total={progress.total} shown={shown} />}
    </Screen>
  );
}

function NoLogos({ board: { project } }: { board: Board }) {
  if (project.status === "failed") return <PromptingFailed project={project} />;
  return (
    <p>
      {project.status === "cancelled"
        ? "Stopped before anything was drawn."
        : "All its logos are deleted."}
    </p>
  );
}

interface LogosProps extends Pick<LiveBoard, "put" | "remove"> {
  board: Board;
  total: number;
  shown: Shown | null;
}

/** The logos, those that are looked at in front of the others. */
function Logos({ board, total, shown, put, remove }: LogosProps) {
  const [isFiltered, setFiltered] = useState(false);
  const logos = useMemo(() => listLogos(board.assets), [board.assets]);
  const favorites = logos.filter(({ asset }) => asset.favorite);
  const listed = isFiltered ? favorites : logos;
  const toAsset = ({ asset }: { asset: Asset }) => asset;
  const kitted = shown?.as === "kit"
    ? board.assets.find(({ id, status }) => id === shown.assetId && status === "completed")
    : undefined;
  const close = () => leaveFor(boardPath(board.project.id));
  return (
    <>
      <FavoriteFilter count={favorites.length} isOn={isFiltered} onChange={setFiltered} />
      <LogoGrid
        project={board.project}
        logos={listed}
        placeholders={isFiltered ? 0 : Math.max(0, total - logos.length)}
        put={put}
      />
      {board.assets.length > 0 && <MoreIdeas project={board.project} />}
      {shown?.as === "logo" && (
        <LogoView
          assetId={shown.assetId}
          assets={board.assets}
          listed={listed.map(toAsset)}
          put={put}
          remove={remove}
          onClose={close}
        />
      )}
      {kitted && (
        <KitView
          key={kitted.id}
          asset={kitted}
          company={board.project.brief_data.company_name}
          news={board.kits.get(kitted.id)}
          onClose={close}
        />
      )}
      {shown?.as === "pair" && <PairView logos={logos} assetIds={shown.assetIds} onClose={close} />}
    </>
  );
}

function Opening({ phase }: { phase: Phase }) {
  const heading = useRef<HTMLHeadingElement>(null);
  usePassFocus(heading);
  return (
    <>
      <h1 ref={heading} class="visually-hidden" tabIndex={-1}>Project</h1>
      <p class="board-opening" role="status">
        <Wording>
          {phase === "interrupted" ? "Connection lost. Trying again…" : "Opening the project…"}
        </Wording>
      </p>
    </>
  );
}
