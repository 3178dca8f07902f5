import type { Asset } from "@logokraft/client";
import type { Story } from "./story.ts";

const WIDTH = 30;

/** One line that says how far a project is. */
export function renderProgress({ project, assets }: Story, seconds: number): string {
  if (project.status === "prompting") return `${bar(0, 0, 1)} thinking of ideas, ${seconds} s`;
  const all = [...assets.values()];
  const count = (status: Asset["status"]) => all.filter((asset) => asset.status === status).length;
  const completed = count("completed");
  const failed = count("failed");
  return [
    `${bar(completed + failed, count("generating"), all.length)} ${completed} of ${all.length}`,
    ...failed > 0 ? [`${failed} failed`] : [],
    `${seconds} s`,
  ].join(", ");
}

function bar(done: number, underWay: number, total: number): string {
  const full = Math.floor(done / Math.max(total, 1) * WIDTH);
  const half = Math.floor((done + underWay) / Math.max(total, 1) * WIDTH) - full;
  return "█".repeat(full) + "▒".repeat(half) + "░".repeat(WIDTH - full - half);
}

/** A bar that is drawn over itself on a terminal; elsewhere a line for each logo that settles. */
export interface ProgressBar {
  show(story: Story): void;
  /** Leaves the last state standing. */
  end(): void;
}

export function startProgressBar(isTerminal = Deno.stdout.isTerminal()): ProgressBar {
  const begun = Date.now();
  let latest: Story | undefined;
  let settled = -1;

  function draw() {
    if (!latest) return;
    const line = renderProgress(latest, Math.round((Date.now() - begun) / 1000));
    Deno.stdout.writeSync(new TextEncoder().encode(`\r\x1b[2K${line}`));
  }
  const clock = isTerminal ? setInterval(draw, 1000) : undefined;

  return {
    show(story) {
      latest = story;
      if (isTerminal) return draw();
      const now = [...story.assets.values()]
        .filter(({ status }) => status === "completed" || status === "failed").length;
      if (now !== settled) {
        console.log(renderProgress(story, Math.round((Date.now() - begun) / 1000)));
      }
      settled = now;
    },
    end() {
      clearInterval(clock);
      if (isTerminal && latest) console.log();
    },
  };
}
