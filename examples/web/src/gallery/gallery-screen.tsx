import { useState } from "preact/hooks";
import type { Project } from "../api/client.ts";
import { useApp } from "../app-context.ts";
import { Confirm } from "../shell/confirm.tsx";
import { Screen } from "../shell/screen.tsx";
import { deleteProject } from "./delete-project.ts";
import { FirstBrief } from "./first-brief.tsx";
import { ProjectCard } from "./project-card.tsx";
import { useGallery } from "./use-gallery.ts";

/** All projects, newest first. */
export function GalleryScreen() {
  const { api } = useApp();
  const { projects, covers, failure, hasMore, loadMore, drop } = useGallery();
  const [doomed, setDoomed] = useState<Project | null>(null);

  return (
    <Screen title="Projects" layout="gallery">
      <h1 tabIndex={-1}>Projects</h1>
      {failure && <p class="failure" role="alert">{failure}</p>}
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
      {hasMore && (
        <button type="button" class="button button-quiet" onClick={loadMore}>
          Show more
        </button>
      )}
      {doomed && (
        <Confirm
          title={`Delete ${doomed.project_name}?`}
          text="All its logos are deleted too. This can't be undone."
          action="Delete project"
          dismiss="Keep it"
          onConfirm={async () => {
            await deleteProject(api, doomed.id);
            drop(doomed.id);
            setDoomed(null);
          }}
          onClose={() => setDoomed(null)}
        />
      )}
    </Screen>
  );
}
