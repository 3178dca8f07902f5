import { useRef, useState } from "preact/hooks";
import { LogoView } from "../logo/logo-view.tsx";
import { leaveFor } from "../routing/navigation.ts";
import { boardPath } from "../routing/routes.ts";
import { MessageScreen } from "../shell/message-screen.tsx";
import { usePassFocus } from "../shell/pass-focus.ts";
import { Screen } from "../shell/screen.tsx";
import type { Phase } from "../stream/follow-project.ts";
import { BoardHead } from "./board-head.tsx";
import { LogoGrid } from "./logo-grid.tsx";
import { measure } from "./progress.ts";
import { PromptingFailed } from "./prompting-failed.tsx";
import { useAnnouncedProgress } from "./use-announced-progress.ts";
import { useBoard } from "./use-board.ts";

interface BoardScreenProps {
  projectId: string;
  /** The logo that is looked at, if any. */
  assetId: string | null;
}

/** A project's logos, as they come. */
export function BoardScreen({ projectId, assetId }: BoardScreenProps) {
  const { board, phase, put } = useBoard(projectId);
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
  const isEmpty = assets.length === 0;
  return (
    <Screen title={project.project_name} layout="board">
      <BoardHead project={project} progress={progress} phase={phase} onDeleting={setDeleting} />
      {isEmpty && project.status === "failed"
        ? <PromptingFailed project={project} />
        : isEmpty && project.status === "cancelled"
        ? <p>Stopped before anything was drawn.</p>
        : <LogoGrid board={board} total={progress.total} put={put} />}
      {assetId && !isEmpty && (
        <LogoView
          assetId={assetId}
          assets={assets}
          put={put}
          onClose={() => leaveFor(boardPath(projectId))}
        />
      )}
    </Screen>
  );
}

function Opening({ phase }: { phase: Phase }) {
  const heading = useRef<HTMLHeadingElement>(null);
  usePassFocus(heading);
  return (
    <>
      <h1 ref={heading} class="visually-hidden" tabIndex={-1}>Project</h1>
      <p class="board-opening" role="status">
        {phase === "interrupted" ? "Connection lost. Trying again…" : "Opening the project…"}
      </p>
    </>
  );
}
