import type { Asset } from "@logokraft/client";
import { useEffect, useState } from "preact/hooks";
import { useApp } from "../app-context.ts";
import { takeCreated } from "../stream/created-project.ts";
import { followWhileSeen, type Phase } from "../stream/follow-while-seen.ts";
import { applyMessage, type Board, putAsset, removeAsset } from "./board.ts";

export interface LiveBoard {
  board: Board | null;
  phase: Phase;
  /** What looked odd in the brief, where it was just sent. */
  warnings: string[];
  /** Shows what the API answered, without waiting for the stream to tell it. */
  put(asset: Asset): void;
  remove(assetId: string): void;
}

/** A project's board, kept up to date for as long as it is shown. */
export function useBoard(projectId: string): LiveBoard {
  const { api } = useApp();
  const [board, setBoard] = useState<Board | null>(null);
  const [phase, setPhase] = useState<Phase>("opening");
  const [warnings, setWarnings] = useState<string[]>([]);

  useEffect(() => {
    const created = takeCreated(projectId);
    setWarnings(created?.warnings ?? []);
    return followWhileSeen(api, projectId, {
      onMessage: (message) => setBoard((before) => applyMessage(before, message)),
      onPhase: setPhase,
    }, created?.streamUrl);
  }, [projectId]);

  const change = (to: (board: Board) => Board) => setBoard((before) => before && to(before));
  return {
    ...{ board, phase, warnings },
    put: (asset) => change((before) => putAsset(before, asset)),
    remove: (assetId) => change((before) => removeAsset(before, assetId)),
  };
}
