import type { Asset, KitNews, StreamMessage } from "@logokraft/client";
import assert from "node:assert/strict";
import { asset, project } from "./asset.fixture.ts";
import { applyMessage, type Board, putAsset, removeAsset } from "./board.ts";
import { describeProgress, measure } from "./progress.ts";

const about = { project_id: "p", at: "2026-11-25T08:00:00.000Z" };
const board: Board = {
  project: project(),
  assets: [asset({ id: "a" }), asset({ id: "b", status: "generating" })],
  kits: new Map(),
};

Deno.test("an event changes its logo and leaves the others", () => {
  const done = asset({ id: "b", status: "completed", asset_url: "http://x/b.png?token=1" });
  const after = applyMessage(board, { type: "asset_completed", ...about, asset: done });
  assert.deepEqual(after?.assets.map(({ id, status }) => [id, status]), [
    ["a", "pending"],
    ["b", "completed"],
  ]);
  const more = applyMessage(after, { type: "asset_pending", ...about, asset: asset({ id: "c" }) });
  assert.deepEqual(more?.assets.map(({ id }) => id), ["a", "b", "c"]);
});

Deno.test("what is told of a kit is kept by its logo, and changes no logo", () => {
  const kit: KitNews = {
    ...{ asset_id: "a", status: "generating", error: null, fidelity: null, palette: [] },
    ...{ created_at: about.at, updated_at: about.at, completed_at: null },
  };
  const after = applyMessage(board, { type: "kit_updated", ...about, kit });
  assert.deepEqual(after, { ...board, kits: new Map([["a", kit]]) });
  assert.equal(applyMessage(null, { type: "kit_updated", ...about, kit }), null);
  const project = { ...board.project, status: "completed" } as const;
  const told = applyMessage(after, { type: "project_updated", ...about, project });
  assert.deepEqual(told?.kits.get("a"), kit);
});

Deno.test("an answer that the stream has overtaken changes nothing", () => {
  const shown: Board = {
    ...board,
    assets: [asset({ id: "a", status: "completed", updated_at: "2026-11-25T08:00:02.000Z" })],
  };
  const late = asset({ id: "a", updated_at: "2026-11-25T08:00:01.000Z" });
  assert.deepEqual(putAsset(shown, late), shown);
  const next = asset({ id: "a", favorite: true, updated_at: "2026-11-25T08:00:02.000Z" });
  assert.deepEqual(putAsset(shown, next).assets, [next]);
});

Deno.test("a picture that is shown is not loaded anew for another signature", () => {
  const shown = { ...board, assets: [asset({ id: "a", asset_url: "http://x/a.png?token=1" })] };
  const after = applyMessage(shown, {
    type: "snapshot",
    ...about,
    project: project(),
    assets: [
      asset({ id: "a", asset_url: "http://x/a.png?token=2" }),
      asset({ id: "b", asset_url: "http://x/b.png?token=2" }),
    ],
  });
  assert.deepEqual(after?.assets.map(({ asset_url }) => asset_url), [
    "http://x/a.png?token=1",
    "http://x/b.png?token=2",
  ]);
});

Deno.test("all events from the first make a board as a snapshot does", () => {
  const prompting = project({ status: "prompting" });
  const opened = applyMessage(null, { type: "project_updated", ...about, project: prompting });
  assert.deepEqual(opened, { project: prompting, assets: [], kits: new Map() });
});

Deno.test("progress counts what is asked for until it exists", () => {
  const prompting = measure({ project: project({ status: "prompting" }), assets: [] });
  assert.equal(describeProgress(prompting), "0 of 3 logos are drawn");
  assert.equal(prompting.isSettled, false);
  const settled = measure({
    project: project({ status: "completed" }),
    assets: [asset({ id: "a", status: "completed" }), asset({ id: "b", status: "failed" })],
  });
  assert.equal(describeProgress(settled), "1 of 2 logos are drawn, 1 failed");
  assert.equal(settled.isSettled, true);
});

Deno.test("while more ideas are thought of, those that are there are not all", () => {
  const further = measure({
    project: project({ status: "prompting" }),
    assets: [asset({ id: "a", status: "completed" }), asset({ id: "b", status: "failed" })],
  });
  assert.equal(describeProgress(further), "1 of 2 logos are drawn, 1 failed, more are to come");
  assert.equal(further.isSettled, false);
});

Deno.test("a logo that was deleted goes, and what was made of it stays", () => {
  const family: Board = {
    ...board,
    project: project({ status: "completed" }),
    assets: [
      asset({ id: "a", status: "completed" }),
      asset({ id: "of-a", status: "completed", parent_asset_id: "a" }),
    ],
  };
  const left = removeAsset(family, "a");
  assert.deepEqual(left.assets.map(({ id }) => id), ["of-a"]);
  assert.equal(measure(removeAsset(left, "of-a")).total, 0);
});

Deno.test("the cost grows with each logo, until the project tells its own", () => {
  const usd = (amount: number) => ({ amount, currency: "USD" as const });
  const prompted: Board = { ...board, project: project({ cost: usd(0.01) }) };
  const done = (id: string, amount: number | null) =>
    asset({ id, status: "completed", cost: amount === null ? null : usd(amount) });
  const tell = (to: Board | null, of: Asset) =>
    applyMessage(to, { type: "asset_completed", ...about, asset: of });
  const one = tell(prompted, done("a", 0.25));
  assert.deepEqual(one?.project.cost, usd(0.26));
  // Told again, tried again, and one that the board hasn't seen.
  const more = [done("a", 0.25), done("b", 0.5), done("b", 1), done("c", 0.125)];
  const all = more.reduce(tell, one);
  assert.deepEqual(all?.project.cost, usd(1.385));
  assert.deepEqual(all && removeAsset(all, "a").project.cost, usd(1.385));
  assert.equal(tell(all, done("d", null))?.project.cost, null);
  const told = { type: "project_updated", ...about, project: project({ cost: usd(2) }) } as const;
  assert.deepEqual(applyMessage(all, told)?.project.cost, usd(2));
});

Deno.test("a message of a kind that isn't known changes nothing", () => {
  const unknown = { type: "moon_risen", ...about } as unknown as StreamMessage;
  assert.equal(applyMessage(board, unknown), board);
});
