import assert from "node:assert/strict";
import { project } from "../board/asset.fixture.ts";
import { keepCovers } from "./covers.ts";
import { emptyWall, putAll, putMore, putProject, removeProject, type Wall } from "./wall.ts";

const older = project({ id: "older", created_at: "2026-11-24T08:00:00.000Z" });
const newer = project({ id: "newer", created_at: "2026-11-25T08:00:00.000Z" });
const ids = ({ projects }: Wall) => projects?.map(({ id }) => id);
const page = (...projects: typeof older[]) => ({ projects, next_cursor: null });
const both = putAll(emptyWall, page(newer, older), 1);

Deno.test("a new project stands first, a known one stays where it is", () => {
  assert.deepEqual(ids(putProject(putAll(emptyWall, page(older), 1), newer, 2)), [
    "newer",
    "older",
  ]);
  const done = putProject(both, { ...older, status: "completed" }, 2);
  assert.deepEqual(ids(done), ["newer", "older"]);
  assert.equal(done.projects?.[1]?.status, "completed");
  const first = putAll(emptyWall, page(newer), 1);
  assert.deepEqual(ids(putProject(first, older, 2)), ["newer"], "its page isn't shown yet");
  assert.equal(putProject(emptyWall, newer, 1).projects, null);
});

Deno.test("an answer that a later one has overtaken takes nothing back", () => {
  const done = putProject(both, { ...older, status: "completed" }, 4);
  assert.equal(putProject(done, older, 3).projects?.[1]?.status, "completed");
  assert.equal(putAll(done, page(newer, older), 3).projects?.[1]?.status, "completed");
  const anew = putAll(putAll(emptyWall, page(older), 2), page(newer, older), 1);
  assert.deepEqual(ids(anew), ["older"], "the first answer came last");
});

Deno.test("a project that was told of since a wall was asked for stays on it", () => {
  const first = putAll(emptyWall, page(older), 1);
  assert.deepEqual(ids(putAll(putProject(first, newer, 3), page(older), 2)), ["newer", "older"]);
});

Deno.test("a deleted project doesn't come back with an answer from before", () => {
  const gone = removeProject(both, "older");
  assert.deepEqual(ids(gone), ["newer"]);
  assert.deepEqual(ids(putAll(gone, page(newer, older), 2)), ["newer"]);
  assert.deepEqual(ids(putMore(gone, page(older), 2)), ["newer"]);
  assert.deepEqual(ids(putProject(gone, older, 2)), ["newer"]);
});

Deno.test("another page follows once, however often it was asked for", () => {
  const first = putAll(emptyWall, { projects: [newer], next_cursor: "x" }, 1);
  const more = putMore(first, page(older), 2);
  assert.deepEqual(ids(putMore(more, page(older), 3)), ["newer", "older"]);
  assert.deepEqual([first.cursor, more.cursor], ["x", null]);
});

Deno.test("a cover that is on the screen keeps its URL, whatever its new signature", () => {
  const before = new Map([["p", ["http://host/a.png?token=1"]], ["q", ["http://host/q.png"]]]);
  const found = new Map([["p", ["http://host/b.png?token=2", "http://host/a.png?token=2"]]]);
  assert.deepEqual(
    Object.fromEntries(keepCovers(before, found)),
    { p: ["http://host/b.png?token=2", "http://host/a.png?token=1"], q: ["http://host/q.png"] },
  );
});
