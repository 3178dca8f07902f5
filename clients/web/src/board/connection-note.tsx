import type { Phase } from "../stream/follow-project.ts";

/** Says when the board isn't live. Its line is always there, so nothing jumps. */
export function ConnectionNote({ phase }: { phase: Phase }) {
  return (
    <p class="connection" data-phase={phase} role="status">
      {phase === "live" && "Live"}
      {phase === "opening" && "Connecting…"}
      {phase === "interrupted" && "Connection lost. Trying again…"}
    </p>
  );
}
