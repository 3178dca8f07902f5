import type { Project } from "../api/client.ts";

/** The projects with a newer state of one; one that is new itself stands first. */
export function putProject(projects: Project[] | null, project: Project): Project[] | null {
  if (projects === null) return null;
  const isKnown = projects.some(({ id }) => id === project.id);
  if (isKnown) return projects.map((known) => known.id === project.id ? project : known);
  // An older one, e.g. refined in another tab, is on a page that isn't shown yet.
  const isOlder = projects.some(({ created_at }) => created_at > project.created_at);
  return isOlder ? projects : [project, ...projects];
}

export function withoutProject(projects: Project[] | null, projectId: string): Project[] | null {
  return projects?.filter(({ id }) => id !== projectId) ?? null;
}
