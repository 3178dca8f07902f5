import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { withDatabase } from "../database.ts";

interface Page {
  first_seq: number;
  last_seq: number;
  events: { seq: number; type: string; payload: { id: string; status: string } }[];
}

Deno.test("the event log", async (t) => {
  await withDatabase(async (db) => {
    await t.step("numbers stay dense when everything happens at once", async () => {
      const owner = await db.user();
      const { project, assets } = await db.prompted(owner, { p_concept_count: 15 });
      await Promise.all(assets.map(async (asset) => {
        await db.complete(owner, project, asset, await db.claim(asset));
      }));
      const events = await db.events(project);
      strictEqual(events.length, 1 + 15 + 1 + 15 + 15 + 2);
      deepStrictEqual(events.slice(-3), [
        "asset_completed",
        "project_updated:completed",
        "generation_complete:completed",
      ]);
    });

    await t.step("a snapshot carries the number of the last event in it", async () => {
      const owner = await db.user();
      const { project, assets } = await db.prompted(owner);
      const snapshot = await db.call<{
        last_seq: number;
        finished: boolean;
        assets: { id: string }[];
        project: { progress: { total: number } };
      }>("project_snapshot", { p_project_id: project });
      strictEqual(snapshot.last_seq, 5);
      strictEqual(snapshot.finished, false);
      deepStrictEqual(snapshot.assets.map(({ id }) => id), assets);
      strictEqual(snapshot.project.progress.total, 3);
    });

    await t.step("reading on from a number gives the rest, rows as they were then", async () => {
      const { project, assets: [asset = ""] } = await db.prompted(await db.user());
      await db.claim(asset);
      const page = await db.call<Page>("read_project_events", {
        ...{ p_project_id: project, p_after: 1, p_limit: 2 },
      });
      deepStrictEqual([page.first_seq, page.last_seq], [1, 6]);
      deepStrictEqual(page.events.map(({ seq, type }) => [seq, type]), [
        [2, "asset_pending"],
        [3, "asset_pending"],
      ]);
      strictEqual(page.events[0]?.payload.status, "pending");
    });

    await t.step("old events go, and a reader can tell", async () => {
      const { project } = await db.prompted(await db.user());
      await db.admin`
        update private.project_events set at = now() - interval '8 days'
        where project_id = ${project} and seq <= 3`;
      await db.admin`select private.purge()`;
      const page = await db.call<Page>("read_project_events", {
        ...{ p_project_id: project, p_after: 0, p_limit: 10 },
      });
      strictEqual(page.first_seq, 4);
    });

    await t.step("of a project that isn't there, null", async () => {
      const id = crypto.randomUUID();
      strictEqual(await db.call("project_snapshot", { p_project_id: id }), null);
      strictEqual(
        await db.call("read_project_events", { p_project_id: id, p_after: 0, p_limit: 1 }),
        null,
      );
    });
  });
});
