import { Wording } from "../shell/wording.tsx";
import type { Phase } from "../stream/follow-while-seen.ts";

interface ConnectionNoteProps {
  phase: Phase;
  /** Nothing more comes by itself then, so that the board is live is no news. */
  isSettled: boolean;
}

/** Says whether the board is live. Its line is always there, so nothing jumps. */
export function ConnectionNote({ phase, isSettled }: ConnectionNoteProps) {
  const text = describe(phase, isSettled);
  return (
    <p
      class="connection"
      data-phase={phase}
      data-quiet={text === "" ? "" : undefined}
      role="status"
    >
      <Wording>{text}</Wording>
    </p>
  );
}

function describe(phase: Phase, isSettled: boolean): string {
  if (phase === "interrupted") return "Connection lost. Trying again…";
  if (phase === "opening") return "Connecting…";
  return phase === "live" && !isSettled ? "Live" : "";
}
