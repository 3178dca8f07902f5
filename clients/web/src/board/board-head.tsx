import { type Project, unwrap } from "@logokraft/client";
import { useRef, useState } from "preact/hooks";
import { useApp } from "../app-context.ts";
import { deleteProject } from "../gallery/delete-project.ts";
import { navigate, route } from "../routing/navigation.ts";
import { briefPath } from "../routing/routes.ts";
import { Confirm } from "../shell/confirm.tsx";
import { usePassFocus } from "../shell/pass-focus.ts";
import type { Phase } from "../stream/follow-while-seen.ts";
import { CostNote } from "./cost-note.tsx";
import { ConnectionNote } from "./connection-note.tsx";
import type { Progress } from "./progress.ts";
import { ProgressBar } from "./progress-bar.tsx";

interface BoardHeadProps {
  project: Project;
  progress: Progress;
  phase: Phase;
  /** Whether it is being deleted, from here. */
  onDeleting(isDeleting: boolean): void;
}

/** What the project is, how far it is, and how to end it. */
export function BoardHead({ project, progress, phase, onDeleting }: BoardHeadProps) {
  const { api } = useApp();
  const [asking, setAsking] = useState<"cancel" | "delete" | null>(null);
  const close = () => setAsking(null);
  // Another question may have been asked before the answer came.
  const answer = (question: "cancel" | "delete") =>
    setAsking((now) => now === question ? null : now);
  const isActive = project.status === "prompting" ||
    project.status === "generating";
  const { company_name, industry, tagline } = project.brief_data;

  async function cancel() {
    const path = { id: project.id };
    await unwrap(api.POST("/api/v1/projects/{id}/cancel", { params: { path } }));
    answer("cancel");
  }

  async function remove() {
    onDeleting(true);
    try {
      await deleteProject(api, project.id);
    } catch (error) {
      onDeleting(false);
      throw error;
    }
    // Who has gone elsewhere meanwhile stays there.
    const at = route.value;
    if (at.name === "board" && at.projectId === project.id) navigate("/", { replace: true });
  }

  return (
    <header class="board-head">
      <div class="board-title">
        <h1 tabIndex={-1}>
          <bdi>{project.project_name}</bdi>
        </h1>
        <p class="board-about">
          {project.project_name !== company_name && (
            <>
              <bdi>{company_name}</bdi>
              {" · "}
            </>
          )}
          <bdi>{industry}</bdi>
          {/* Its punctuation belongs to it, also where it is written from the right. */}
          {tagline && (
            <q>
              <bdi>{tagline}</bdi>
            </q>
          )}
        </p>
      </div>
      <div class="board-actions">
        <ConnectionNote phase={phase} isSettled={progress.isSettled} />
        {isActive && <CancelButton onClick={() => setAsking("cancel")} />}
        <a href={briefPath(0, project.id)}>Same brief, changed</a>
        <button type="button" class="link-button link-danger" onClick={() => setAsking("delete")}>
          Delete
        </button>
      </div>
      <ProgressBar progress={progress} />
      <CostNote cost={project.cost} />
      {asking === "cancel" && (
        <Confirm
          title="Stop drawing?"
          text="Logos that nobody has begun stay undrawn. What is being drawn now is finished."
          action="Stop"
          dismiss="Go on drawing"
          onConfirm={cancel}
          onClose={close}
        />
      )}
      {asking === "delete" && (
        <Confirm
          title={
            <>
              Delete <bdi>{project.project_name}</bdi>?
            </>
          }
          text="All its logos are deleted too. This can't be undone."
          action="Delete project"
          dismiss="Keep it"
          onConfirm={remove}
          onClose={close}
        />
      )}
    </header>
  );
}

/** Goes by itself when the last logo is done. */
function CancelButton({ onClick }: { onClick(): void }) {
  const button = useRef<HTMLButtonElement>(null);
  usePassFocus(button);
  return <button ref={button} type="button" class="link-button" onClick={onClick}>Cancel</button>;
}
