import { deepStrictEqual, rejects, strictEqual } from "node:assert/strict";
import { topicOf } from "../../../supabase/functions/stream/doorbell.ts";
import { type Database, withDatabase } from "../database.ts";

interface Rung {
  topic: string;
  private: boolean;
  heads: { project_id: string; seq: number | null }[];
}

/** What is broadcast by whatever happens in `work`, in its order. */
async function rungBy(db: Database, work: () => Promise<unknown>): Promise<Rung[]> {
  await db.admin`truncate realtime.messages`;
  await work();
  const rung = await db.admin<Rung[]>`
    select topic, private, payload -> 'heads' as heads from realtime.messages
    where event = 'log_grew' order by inserted_at, (payload -> 'heads' -> 0 ->> 'seq')::int`;
  return [...rung];
}

Deno.test("the doorbell", async (t) => {
  await withDatabase(async (db) => {
    await t.step("rings once for a statement, with the number of the last event", async () => {
      const owner = await db.user();
      const brief = db.brief(owner, { p_concept_count: 15 });
      const project_id = brief.p_project_id;
      const expected = (seq: number) => ({
        ...{ topic: topicOf(project_id), private: true },
        heads: [{ project_id, seq }],
      });
      const created = await rungBy(db, () => db.call("create_project", { ...brief }));
      deepStrictEqual(created, [expected(1)]);
      const lease = await db.call("claim_prompts", { p_round_id: project_id });
      const prompted = await rungBy(db, () =>
        db.call("complete_prompts", {
          ...{ p_round_id: project_id, p_lease_token: lease.lease_token, p_report: {} },
          p_concepts: Array.from({ length: 15 }, (_, n) => ({
            ...{ archetype: "abstract", title: `Concept ${n}`, prompt: `Draw ${n}` },
          })),
        }));
      // Fifteen assets, then the project's status.
      deepStrictEqual(prompted, [expected(16), expected(17)]);
    });

    await t.step("of several projects in one statement, once for each topic", async () => {
      const owner = await db.user();
      const ids = ["1a", "2a", "3b"].map((end) => `${crypto.randomUUID().slice(0, -2)}${end}`);
      for (const p_project_id of ids) await db.project(owner, { p_project_id });
      const rung = await rungBy(db, () =>
        db.admin`
        insert into private.project_events (project_id, owner_id, seq, type, payload, at)
        select project_id, owner_id, seq, 'project_updated', '{}', now()
        from private.project_streams, generate_series(8, 9) as seq
        where project_id = any (${ids})`);
      const heard = rung.map(({ topic, heads }) => [
        topic,
        heads.map(({ project_id, seq }) => `${ids.indexOf(project_id)}:${seq}`).sort(),
      ]);
      deepStrictEqual(heard.sort(), [
        ["project_events:a", ["0:9", "1:9"]],
        ["project_events:b", ["2:9"]],
      ]);
    });

    await t.step("so it does for logos that are changed together", async () => {
      const owner = await db.user();
      const made = [await db.prompted(owner), await db.prompted(owner)];
      const rung = await rungBy(db, () =>
        db.admin`
        update public.generated_assets set favorite = true
        where id = any (${made.flatMap(({ assets }) => assets)})`);
      const heads = rung.flatMap(({ heads }) => heads);
      const topics = new Set(made.map(({ project }) => topicOf(project)));
      strictEqual(rung.length, topics.size);
      for (const { project } of made) {
        const [row] = await db.admin`
          select last_seq::int from private.project_streams where project_id = ${project}`;
        const told = heads.filter(({ project_id }) => project_id === project);
        deepStrictEqual(told, [{ project_id: project, seq: row?.last_seq }]);
      }
    });

    await t.step("so it does for a logo that goes with its failed refinements", async () => {
      const owner = await db.user();
      const { project, assets: [logo = ""] } = await db.prompted(owner, { p_concept_count: 1 });
      await db.complete(owner, project, logo, await db.claim(logo));
      const { asset_ids } = await db.call<{ asset_ids: string[] }>("refine_asset", {
        ...{ p_owner_id: owner, p_asset_id: logo, p_action: "variation", p_count: 2 },
        p_max_generations_per_day: 300,
      });
      await db.call("cancel_project", { p_owner_id: owner, p_project_id: project });
      const before = (await db.events(project)).length;
      const rung = await rungBy(
        db,
        () => db.call("delete_asset", { p_owner_id: owner, p_asset_id: logo }),
      );
      deepStrictEqual(rung.map(({ heads }) => heads), [
        [{ project_id: project, seq: before + asset_ids.length + 1 }],
      ]);
    });

    await t.step("rings for a project that is deleted", async () => {
      const project_id = await db.project(await db.user());
      const rung = await rungBy(
        db,
        () => db.admin`delete from public.brand_projects where id = ${project_id}`,
      );
      deepStrictEqual(rung.map(({ heads }) => heads), [[{ project_id, seq: null }]]);
    });

    await t.step("what is undone rings for nobody", async () => {
      const brief = db.brief(await db.user());
      const rung = await rungBy(db, async () => {
        await rejects(
          db.admin.begin(async (sql) => {
            await sql`
            insert into public.brand_projects (id, user_id, project_name, brief_data, concept_count)
            values (${brief.p_project_id}, ${brief.p_owner_id}, 'Undone', '{}', 1)`;
            throw new Error("undone");
          }),
          /undone/,
        );
      });
      deepStrictEqual(rung, []);
    });

    await t.step("a Realtime that can't be told of it undoes no change", async () => {
      await db.admin`alter function realtime.send(jsonb, text, text, boolean) rename to gone`;
      const project = await db.project(await db.user());
      await db.admin`alter function realtime.gone(jsonb, text, text, boolean) rename to send`;
      strictEqual((await db.events(project)).length, 1);
    });

    await t.step("no user gets into its topics, whatever other policies there are", async () => {
      await db.owner`create policy generous on realtime.messages for all to authenticated
        using (true) with check (true)`;
      const asUser = (topic: string) =>
        db.admin.begin(async (sql) => {
          await sql`insert into realtime.messages (topic, extension, private)
            values (${topic}, 'broadcast', true)`;
          await sql`set local role authenticated`;
          const rows = await sql`select from realtime.messages where topic = ${topic}`;
          return rows.length;
        });
      strictEqual(await asUser("a-room"), 1);
      strictEqual(await asUser(topicOf(crypto.randomUUID())), 0);
      await rejects(
        db.admin.begin(async (sql) => {
          await sql`set local role authenticated`;
          await sql`insert into realtime.messages (topic, extension, private)
          values ('project_events:0', 'broadcast', true)`;
        }),
        /row-level security/,
      );
      await db.owner`drop policy generous on realtime.messages`;
    });
  });
});
