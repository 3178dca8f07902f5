import { useEffect, useRef, useState } from "preact/hooks";
import { type Project, unwrap } from "../api/client.ts";
import { ApiProblem, describeFailure } from "../api/problem.ts";
import { useApp } from "../app-context.ts";
import { type Covers, findCovers, keepCovers } from "./covers.ts";
import { hearChanges } from "./hear-changes.ts";
import { putProject, withoutProject } from "./projects.ts";

/** Projects a page, and the most that the API gives at once. */
const LIMIT = 24;
const MOST = 100;

export interface Gallery {
  /** Newest first; null until they are known. */
  projects: Project[] | null;
  covers: Covers;
  failure: string;
  hasMore: boolean;
  loadMore(): void;
  /** Takes a project that was deleted off the wall. */
  drop(projectId: string): void;
}

/** All projects of the user, a page at a time, kept up to date for as long as they are shown. */
export function useGallery(): Gallery {
  const { api, supabase } = useApp();
  const [projects, setProjects] = useState<Project[] | null>(null);
  const [covers, setCovers] = useState<Covers>(new Map());
  const [cursor, setCursor] = useState<string | null>(null);
  const [failure, setFailure] = useState("");
  const shown = useRef(0);
  shown.current = projects?.length ?? 0;

  /** Shows what is wrong, or that nothing is any longer. */
  async function attempt(action: () => Promise<void>): Promise<void> {
    try {
      await action();
      setFailure("");
    } catch (error) {
      setFailure(describeFailure(error));
    }
  }

  async function showCovers(projectIds: string[]): Promise<void> {
    const found = await findCovers(supabase, projectIds);
    setCovers((before) => keepCovers(before, found));
  }

  /** Another page, or all that is shown once more. */
  async function load(from: string | null): Promise<void> {
    const limit = from === null ? Math.min(Math.max(LIMIT, shown.current), MOST) : LIMIT;
    const query = { limit, ...(from !== null && { cursor: from }) };
    const page = await unwrap(api.GET("/api/v1/projects", { params: { query } }));
    setProjects((before) => from === null ? page.projects : [...before ?? [], ...page.projects]);
    setCursor(page.next_cursor);
    await showCovers(page.projects.map(({ id }) => id));
  }

  async function refresh(projectId: string): Promise<void> {
    const path = { id: projectId };
    try {
      const { project } = await unwrap(api.GET("/api/v1/projects/{id}", { params: { path } }));
      setProjects((before) => putProject(before, project));
      await showCovers([projectId]);
    } catch (error) {
      if (!(error instanceof ApiProblem && error.status === 404)) throw error;
      drop(projectId);
    }
  }

  function drop(projectId: string): void {
    setProjects((before) => withoutProject(before, projectId));
  }

  useEffect(() => {
    void attempt(() => load(null));
    return hearChanges(supabase, {
      onChange: (projectId) => void attempt(() => refresh(projectId)),
      onDelete: drop,
      onReady: () => void attempt(() => load(null)),
    });
  }, []);

  return {
    projects,
    covers,
    failure,
    hasMore: cursor !== null,
    loadMore: () => void attempt(() => load(cursor)),
    drop,
  };
}
