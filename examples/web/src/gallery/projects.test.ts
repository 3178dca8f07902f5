import assert from "node:assert/strict";
import { project } from "../board/asset.fixture.ts";
import { keepCovers } from "./covers.ts";
import { putProject } from "./projects.ts";

const older = project({ id: "older", created_at: "2026-11-24T08:00:00.000Z" });
const newer = project({ id: "newer", created_at: "2026-11-25T08:00:00.000Z" });
const ids = (projects: { id: string }[] | null) => projects?.map(({ id }) => id);

Deno.test("a new project stands first, a known one stays where it is", () => {
  assert.deepEqual(ids(putProject([older], newer)), ["newer", "older"]);
  const done = putProject([newer, older], { ...older, status: "completed" });
  assert.deepEqual(ids(done), ["newer", "older"]);
  assert.equal(done?.[1]?.status, "completed");
  assert.deepEqual(ids(putProject([newer], older)), ["newer"], "its page isn't shown yet");
  assert.equal(putProject(null, newer), null);
});

Deno.test("a cover that is on the screen keeps its URL, whatever its new signature", () => {
  const before = new Map([["p", ["http://host/a.png?token=1"]], ["q", ["http://host/q.png"]]]);
  const found = new Map([["p", ["http://host/b.png?token=2", "http://host/a.png?token=2"]]]);
  assert.deepEqual(
    Object.fromEntries(keepCovers(before, found)),
    { p: ["http://host/b.png?token=2", "http://host/a.png?token=1"], q: ["http://host/q.png"] },
  );
});
