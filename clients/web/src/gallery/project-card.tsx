import type { Project } from "@logokraft/client";
import { useRef } from "preact/hooks";
import { boardPath } from "../routing/routes.ts";
import { Wording } from "../shell/wording.tsx";
import { usePassFocus } from "../shell/pass-focus.ts";

interface ProjectCardProps {
  project: Project;
  /** URLs of its first logos. */
  covers: string[];
  onDelete(): void;
}

const states: Record<Project["status"], string> = {
  prompting: "Finding ideas",
  generating: "Drawing",
  completed: "Done",
  failed: "Failed",
  cancelled: "Stopped",
};
const day = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" });

/** A project on the wall. */
export function ProjectCard({ project, covers, onDelete }: ProjectCardProps) {
  const { id, project_name, status, progress, created_at } = project;
  const card = useRef<HTMLLIElement>(null);
  usePassFocus(card);
  return (
    <li ref={card} class="card">
      <a class="card-link" href={boardPath(id)}>
        <span class="card-covers" aria-hidden="true">
          {Array.from(
            { length: 4 },
            (_, index) => (
              <span key={index} class="card-cover">
                {covers[index] && (
                  <img
                    class="picture"
                    src={covers[index]}
                    alt=""
                    loading="lazy"
                    decoding="async"
                    onLoad={({ currentTarget }) => currentTarget.classList.add("picture-loaded")}
                  />
                )}
              </span>
            ),
          )}
        </span>
        <bdi class="card-name">{project_name}</bdi>
      </a>
      <p class="card-about">
        <span key={status} class="card-status" data-status={status}>{states[status]}</span>
        <Wording>{`${progress.completed} of ${progress.total}`}</Wording>
        <time dateTime={created_at}>{day.format(new Date(created_at))}</time>
        <button
          type="button"
          class="link-button link-danger card-delete"
          aria-label={`Delete ${project_name}`}
          onClick={onDelete}
        >
          Delete
        </button>
      </p>
    </li>
  );
}
