import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { type Database, withDatabase } from "../database.ts";

const completes = (events: string[]) =>
  events.filter((type) => type.startsWith("generation_complete"));

/** Arguments with which an asset is completed, its object being reserved. */
async function picture(db: Database, owner: string, project: string, asset: string) {
  const token = await db.claim(asset);
  const path = `${owner}/${project}/${asset}.png`;
  await db.call("reserve_object", {
    p_bucket: "generated-assets",
    p_path: path,
    p_job_id: asset,
    p_lease_token: token,
  });
  return { asset, token, path };
}

Deno.test("what ends at the same time ends once", async (t) => {
  await withDatabase(async (db) => {
    await t.step("two workers bring the last two logos: the project ends once", async () => {
      const owner = await db.user();
      const { project, assets: [one = "", two = ""] } = await db.prompted(owner, {
        p_concept_count: 2,
      });
      const { asset, token, path } = await picture(db, owner, project, one);
      const other = await db.claim(two);
      const accepted = await db.whileOpen(
        (sql) =>
          sql`select public.complete_picture(${asset}, ${token}, ${path}, 1, 1, 'image/png')`,
        () => db.complete(owner, project, two, other),
      );
      strictEqual(accepted, true);
      const events = await db.events(project);
      deepStrictEqual(completes(events), ["generation_complete:completed"]);
      strictEqual(events.indexOf("generation_complete:completed"), events.length - 1);
    });

    await t.step(
      "a project is cancelled as its last logo comes: it is kept, and all is over",
      async () => {
        const owner = await db.user();
        const { project, assets: [drawn = ""] } = await db.prompted(owner, { p_concept_count: 2 });
        const token = await db.claim(drawn);
        const accepted = await db.whileOpen(
          (sql) => sql`select public.cancel_project(${owner}, ${project})`,
          () => db.complete(owner, project, drawn, token),
        );
        strictEqual(accepted, true);
        deepStrictEqual((await db.events(project)).slice(-4), [
          "asset_failed",
          "project_updated:cancelled",
          "asset_completed",
          "generation_complete:cancelled",
        ]);
      },
    );

    await t.step("the sweep does not take a lease whose worker is settling", async () => {
      const owner = await db.user();
      const { project, assets: [drawn = ""] } = await db.prompted(owner, { p_concept_count: 1 });
      const { asset, token, path } = await picture(db, owner, project, drawn);
      await db.admin`
        update private.jobs set lease_expires_at = now() - interval '1 second' where id = ${asset}`;
      const { swept } = await db.admin.begin(async (sql) => {
        await sql`select public.complete_picture(${asset}, ${token}, ${path}, 1, 1, 'image/png')`;
        const [row] = await db.admin`select private.sweep() as answer`;
        return { swept: row?.answer.overdue };
      });
      strictEqual(swept, 0);
      strictEqual((await db.events(project)).at(-1), "generation_complete:completed");
    });

    await t.step("who settles while the sweep takes the lease is too late", async () => {
      const owner = await db.user();
      const { project, assets: [asset = ""] } = await db.prompted(owner, { p_concept_count: 1 });
      const token = await db.claim(asset);
      await db.admin`
        update private.jobs set lease_expires_at = now() - interval '1 second' where id = ${asset}`;
      const answer = await db.whileOpen(
        (sql) => sql`select private.sweep()`,
        () => db.fail(asset, token, { p_class: "permanent" }),
      );
      deepStrictEqual(answer, { accepted: false, status: "pending" });
      deepStrictEqual(completes(await db.events(project)), []);
    });

    await t.step("several logos whose time is up at once end their project once", async () => {
      const owner = await db.user();
      const { project, assets } = await db.prompted(owner);
      await db.admin`update private.jobs set deadline_at = now() where id = any (${assets})`;
      await db.admin`select private.sweep()`;
      deepStrictEqual((await db.events(project)).slice(-5), [
        "asset_failed",
        "asset_failed",
        "asset_failed",
        "project_updated:failed",
        "generation_complete:failed",
      ]);
      strictEqual(await db.reserved(owner), 0, "what ended without a picture does not count");
    });

    await t.step("after a retry, the earlier attempt's worker is still refused", async () => {
      const owner = await db.user();
      const { project, assets: [asset = ""] } = await db.prompted(owner, { p_concept_count: 1 });
      const late = await db.claim(asset);
      await db.admin`
        update private.jobs set lease_expires_at = now(), deadline_at = now() where id = ${asset}`;
      await db.admin`select private.sweep()`;
      await db.call("retry_asset", {
        p_owner_id: owner,
        p_asset_id: asset,
        p_max_generations_per_day: 300,
      });
      strictEqual(await db.complete(owner, project, asset, late), false);
      strictEqual((await db.fail(asset, late)).accepted, false);
      const next = await db.claim(asset);
      strictEqual(await db.complete(owner, project, asset, late), false);
      strictEqual(await db.complete(owner, project, asset, next), true);
    });
  });
});
