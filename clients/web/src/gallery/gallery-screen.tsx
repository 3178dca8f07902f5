import type { Project } from "@logokraft/client";
import { useRef, useState } from "preact/hooks";
import { useApp } from "../app-context.ts";
import { Confirm } from "../shell/confirm.tsx";
import { usePassFocus } from "../shell/pass-focus.ts";
import { Screen } from "../shell/screen.tsx";
import { deleteProject } from "./delete-project.ts";
import { ProjectCard } from "./project-card.tsx";
import { useGallery } from "./use-gallery.ts";

/** All projects, newest first. */
export function GalleryScreen() {
  const { api } = useApp();
  const gallery = useGallery();
  const { projects, covers, failure, drop } = gallery;
  const [doomed, setDoomed] = useState<Project | null>(null);

  return (
    <Screen title="Projects" layout="gallery">
      <h1 tabIndex={-1}>Projects</h1>
      {failure && <p key={failure} class="failure" role="alert">{failure}</p>}
      {failure && !projects && (
        <button type="button" class="button button-quiet" onClick={gallery.reload}>
          Try again
        </button>
      )}
      {projects?.length === 0 && <FirstBrief />}
      <ul class="wall" aria-busy={projects === null}>
        {projects?.map((project) => (
          <ProjectCard
            key={project.id}
            project={project}
            covers={covers.get(project.id) ?? []}
            onDelete={() => setDoomed(project)}
          />
        ))}
      </ul>
      {!projects && !failure && (
        <p class="wall-loading" role="status">
          Looking for your projects…
        </p>
      )}
      {gallery.hasMore && <ShowMore isBusy={gallery.isLoadingMore} onClick={gallery.loadMore} />}
      {doomed && (
        <Confirm
          title={
            <>
              Delete <bdi>{doomed.project_name}</bdi>?
            </>
          }
          text="All its logos are deleted too. This can't be undone."
          action="Delete project"
          dismiss="Keep it"
          onConfirm={async () => {
            await deleteProject(api, doomed.id);
            drop(doomed.id);
            // Another question may have been asked before the answer came.
            setDoomed((now) => now === doomed ? null : now);
          }}
          onClose={() => setDoomed(null)}
        />
      )}
    </Screen>
  );
}

/** Disappears with the last page. The focus then moves to the first project of that page. */
function ShowMore({ isBusy, onClick }: { isBusy: boolean; onClick(): void }) {
  const button = useRef<HTMLButtonElement>(null);
  const last = useRef<Element | null>(null);
  usePassFocus(button, () => last.current?.nextElementSibling?.querySelector("a") ?? null);
  return (
    <button
      ref={button}
      type="button"
      class="button button-quiet"
      aria-disabled={isBusy}
      onClick={() => {
        last.current = document.querySelector(".wall > :last-child");
        onClick();
      }}
    >
      Show more
    </button>
  );
}

/** What the wall says while it is empty. */
function FirstBrief() {
  return (
    <div class="first-brief">
      <p class="first-brief-text">
        Nothing here yet. Tell us about a company, and fifteen logos for it are drawn while you
        watch.
      </p>
      <a class="button" href="/new">Write the first brief</a>
    </div>
  );
}
