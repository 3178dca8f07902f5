import { concepts } from "../brief/limits.ts";
import type { Board } from "./board.ts";

/** How far a board is. */
export interface Progress {
  /** Of a project whose logos don't exist yet, as many as it was asked for. */
  total: number;
  completed: number;
  failed: number;
  /** There will be more than the total: nobody knows how many until they are thought of. */
  isGrowing: boolean;
  /** Nothing is left to do. */
  isSettled: boolean;
}

export function measure({ project, assets }: Pick<Board, "project" | "assets">): Progress {
  const count = (status: string) => assets.filter((asset) => asset.status === status).length;
  const isPrompting = project.status === "prompting";
  // Those of the first round come one message after the other. Later rounds have logos before them.
  const isFirst = isPrompting && count("pending") === assets.length;
  return {
    total: isFirst || (assets.length === 0 && project.status !== "completed")
      ? Math.max(project.brief_data.concept_count ?? concepts.default, assets.length)
      : assets.length,
    completed: count("completed"),
    failed: count("failed"),
    isGrowing: isPrompting && !isFirst,
    isSettled: !isPrompting && count("pending") + count("generating") === 0,
  };
}

/**
 * E.g. `7 of 15 logos are drawn, 1 failed, more are to come`. Their pictures may still be on their way
 * to the page.
 */
export function describeProgress({ total, completed, failed, isGrowing }: Progress): string {
  const logos = total === 1 ? "logo is" : "logos are";
  return [
    `${completed} of ${total} ${logos} drawn`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(isGrowing ? ["more are to come"] : []),
  ].join(", ");
}
