import { ApiProblem, type Project, unwrap } from "@logokraft/client";
import { useEffect, useRef, useState } from "preact/hooks";
import { describeFailure } from "../api/failure.ts";
import { useApp } from "../app-context.ts";
import { type Covers, findCovers, keepCovers } from "./covers.ts";
import { hearChanges } from "./hear-changes.ts";
import { emptyWall, putAll, putMore, putProject, removeProject } from "./wall.ts";

/** Projects a page, and the most that the API gives at once. */
const LIMIT = 24;
const MOST = 100;

export interface Gallery {
  /** Newest first; null until they are known. */
  projects: Project[] | null;
  covers: Covers;
  failure: string;
  hasMore: boolean;
  isLoadingMore: boolean;
  loadMore(): void;
  /** All that is shown once more. */
  reload(): void;
  /** Takes a project that was deleted off the wall. */
  drop(projectId: string): void;
}

/** All projects of the user, a page at a time, kept up to date for as long as they are shown. */
export function useGallery(): Gallery {
  const { api, supabase } = useApp();
  const [wall, setWall] = useState(emptyWall);
  const [covers, setCovers] = useState<Covers>(new Map());
  const [failure, setFailure] = useState("");
  const [isLoadingMore, setLoadingMore] = useState(false);
  const { projects, cursor } = wall;
  const shown = useRef(0);
  shown.current = projects?.length ?? 0;
  /** Requests are numbered, as their answers may overtake each other. */
  const requests = useRef(0);

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

  /** All that is shown once more. */
  async function load(): Promise<void> {
    const request = ++requests.current;
    const query = { limit: Math.min(Math.max(LIMIT, shown.current), MOST) };
    const page = await unwrap(api.GET("/api/v1/projects", { params: { query } }));
    setWall((before) => putAll(before, page, request));
    await showCovers(page.projects.map(({ id }) => id));
  }

  async function loadMore(): Promise<void> {
    if (isLoadingMore || cursor === null) return;
    setLoadingMore(true);
    try {
      const request = ++requests.current;
      const query = { limit: LIMIT, cursor };
      const page = await unwrap(api.GET("/api/v1/projects", { params: { query } }));
      setWall((before) => putMore(before, page, request));
      void attempt(() => showCovers(page.projects.map(({ id }) => id)));
    } finally {
      setLoadingMore(false);
    }
  }

  async function refresh(projectId: string): Promise<void> {
    const path = { id: projectId };
    const request = ++requests.current;
    try {
      const { project } = await unwrap(api.GET("/api/v1/projects/{id}", { params: { path } }));
      setWall((before) => putProject(before, project, request));
      await showCovers([projectId]);
    } catch (error) {
      if (!(error instanceof ApiProblem && error.status === 404)) throw error;
      drop(projectId);
    }
  }

  function drop(projectId: string): void {
    setWall((before) => removeProject(before, projectId));
  }

  useEffect(() => {
    void attempt(load);
    return hearChanges(supabase, {
      onChange: (projectId) => void attempt(() => refresh(projectId)),
      onDelete: drop,
      onGap: () => void attempt(load),
    });
  }, []);

  return {
    projects,
    covers,
    failure,
    hasMore: cursor !== null,
    isLoadingMore,
    loadMore: () => void attempt(loadMore),
    reload: () => void attempt(load),
    drop,
  };
}
