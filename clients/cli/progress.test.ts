import assert from "node:assert/strict";
import type { Story } from "./story.ts";
import { renderProgress } from "./progress.ts";

function story(status: string, ...statuses: string[]): Story {
  const assets = statuses.map((status, index) => [String(index), { status }] as const);
  return { project: { status }, assets: new Map(assets) } as unknown as Story;
}

Deno.test("the bar fills with what is settled, and shades what is under way", () => {
  assert.equal(
    renderProgress(story("generating", "completed", "generating", "pending"), 4),
    `${"█".repeat(10)}${"▒".repeat(10)}${"░".repeat(10)} 1 of 3, 4 s`,
  );
  assert.equal(
    renderProgress(story("completed", "completed", "failed"), 9),
    `${"█".repeat(30)} 1 of 2, 1 failed, 9 s`,
  );
});

Deno.test("before there is anything to count it is empty", () => {
  assert.equal(renderProgress(story("prompting"), 1), `${"░".repeat(30)} thinking of ideas, 1 s`);
});
