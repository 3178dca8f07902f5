import type { Project } from "@logokraft/client";

/**
 * The projects on the wall. Answers overtake each other, and Realtime overtakes them all: so requests
 * are numbered in the order that they were made, and an answer doesn't take back what a later one told.
 */
export interface Wall {
  /** Newest first; null until they are known. */
  projects: Project[] | null;
  /** Where the next page begins; null where all are shown. */
  cursor: string | null;
  /** By project, the number of the request that told of it. */
  told: ReadonlyMap<string, number>;
  /** The number of the request that told of the whole wall. */
  toldAll: number;
  /** Deleted ones. They don't come back. */
  gone: ReadonlySet<string>;
}

interface Page {
  projects: Project[];
  next_cursor: string | null;
}

export const emptyWall: Wall = {
  projects: null,
  cursor: null,
  told: new Map(),
  toldAll: 0,
  gone: new Set(),
};

/** The wall anew, from its first project on. */
export function putAll(wall: Wall, { projects, next_cursor }: Page, request: number): Wall {
  if (request < wall.toldAll) return wall;
  const known = new Map(wall.projects?.map((project) => [project.id, project]));
  const isNewer = ({ id }: Project) => (wall.told.get(id) ?? 0) > request;
  const fresh = projects.map((project) => {
    const shown = known.get(project.id);
    return shown && isNewer(shown) ? shown : project;
  });
  const anew: Wall = {
    ...wall,
    projects: fresh.filter(({ id }) => !wall.gone.has(id)),
    cursor: next_cursor,
    told: tell(wall, projects, request),
    toldAll: request,
  };
  // What was told of since this was asked for may not be in it yet.
  return (wall.projects ?? []).filter(isNewer)
    .reduce((before, shown) => putProject(before, shown, wall.told.get(shown.id) ?? 0), anew);
}

/** The wall with another page below. */
export function putMore(wall: Wall, { projects, next_cursor }: Page, request: number): Wall {
  // The wall is another by now, and this is not what follows on it.
  if (wall.projects === null || request < wall.toldAll) return wall;
  const shown = new Set(wall.projects.map(({ id }) => id));
  const more = projects.filter(({ id }) => !shown.has(id) && !wall.gone.has(id));
  return {
    ...wall,
    projects: [...wall.projects, ...more],
    cursor: next_cursor,
    told: tell(wall, more, request),
  };
}

/** The wall with a state of one project; one that is new itself stands first. */
export function putProject(wall: Wall, project: Project, request: number): Wall {
  const { projects, told, gone } = wall;
  if (projects === null || gone.has(project.id)) return wall;
  if ((told.get(project.id) ?? 0) > request) return wall;
  const isKnown = projects.some(({ id }) => id === project.id);
  // An older one, e.g. refined in another tab, is on a page that isn't shown yet.
  const isOlder = projects.some(({ created_at }) => created_at > project.created_at);
  if (!isKnown && isOlder) return wall;
  return {
    ...wall,
    projects: isKnown
      ? projects.map((known) => known.id === project.id ? project : known)
      : [project, ...projects],
    told: tell(wall, [project], request),
  };
}

export function removeProject(wall: Wall, projectId: string): Wall {
  return {
    ...wall,
    projects: wall.projects?.filter(({ id }) => id !== projectId) ?? null,
    gone: new Set([...wall.gone, projectId]),
  };
}

function tell({ told }: Wall, projects: Project[], request: number): Map<string, number> {
  const latest = ({ id }: Project) => Math.max(told.get(id) ?? 0, request);
  return new Map([...told, ...projects.map((project) => [project.id, latest(project)] as const)]);
}
