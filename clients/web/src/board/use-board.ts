import { useEffect, useState } from "preact/hooks";
import { type Asset, unwrap } from "../api/client.ts";
import { ApiProblem } from "../api/problem.ts";
import { useApp } from "../app-context.ts";
import { takeFirstStream } from "../stream/first-stream.ts";
import { followProject, type Phase } from "../stream/follow-project.ts";
import { applyMessage, type Board, putAsset } from "./board.ts";

export interface LiveBoard {
  board: Board | null;
  phase: Phase;
  /** Shows what the API answered, without waiting for the stream to tell it. */
  put(asset: Asset): void;
}

/** A project's board, kept up to date for as long as it is shown. */
export function useBoard(projectId: string): LiveBoard {
  const { api } = useApp();
  const [board, setBoard] = useState<Board | null>(null);
  const [phase, setPhase] = useState<Phase>("opening");

  useEffect(() => {
    async function openTicket(): Promise<string | null> {
      try {
        const path = { id: projectId };
        const ticket = await unwrap(
          api.POST("/api/v1/projects/{id}/stream-tickets", { params: { path } }),
        );
        return ticket.stream_url;
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 404) return null;
        throw error;
      }
    }
    return followProject({
      openTicket,
      onMessage: (message) => setBoard((before) => applyMessage(before, message)),
      onPhase: setPhase,
    }, takeFirstStream(projectId));
  }, [projectId]);

  return { board, phase, put: (asset) => setBoard((before) => before && putAsset(before, asset)) };
}
