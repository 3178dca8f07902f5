import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { type Database, withDatabase } from "../database.ts";
import { completed, openSteps, requestKit, thumbnailJob } from "../renditions/renditions.ts";
import { addWebhook, askForTest } from "../webhooks/scene.ts";

/** Reports that nobody could have meant. */
const nonsense = [{ cost_usd: -5 }, { cost_usd: 1e15 }, { cost_usd: "many" }, [], "report", null];

/** A job of each kind, of an owner of its own, and the verb that claims it. */
const openers: Record<string, (db: Database) => Promise<[job: string, verb: string, by: string]>> =
  {
    async prompts(db) {
      return [await db.project(await db.user()), "claim_prompts", "p_round_id"];
    },
    async picture(db) {
      const { assets: [asset = ""] } = await db.prompted(await db.user());
      return [asset, "claim_picture", "p_asset_id"];
    },
    async thumbnail(db) {
      const { asset } = await completed(db, await db.user());
      return [await thumbnailJob(db, asset), "claim_rendition", "p_job_id"];
    },
    async kit_step(db) {
      const owner = await db.user();
      const { asset } = await completed(db, owner);
      await requestKit(db, owner, asset);
      const [step = ""] = (await openSteps(db, asset)).values();
      return [step, "claim_rendition", "p_job_id"];
    },
    async delivery(db) {
      const owner = await db.user();
      const { id } = await addWebhook(db, owner);
      return [await askForTest(db, owner, id), "claim_delivery", "p_job_id"];
    },
  };

/** One of them whose lease has ended: its worker said nothing any more. */
async function abandoned(db: Database, kind: string, lostBefore = 0): Promise<string> {
  const [job = "", verb = "", by = ""] = await openers[kind]?.(db) ?? [];
  const { outcome } = await db.call(verb, { [by]: job });
  strictEqual(outcome, "claimed", kind);
  await db.admin`
    update private.jobs set
      lease_expires_at = now() - interval '1 second', lost_leases = ${lostBefore}
    where id = ${job}`;
  return job;
}

/** From now on, whoever wants to end an attempt at the job is refused. */
async function refuseEndOf(db: Database, job: string): Promise<void> {
  await db.admin.unsafe(`
    create or replace function private.refuse() returns trigger language plpgsql
    as $$ begin raise exception 'a rule that nobody thought of'; end $$;
    create trigger "refuse ${job}" before update on private.jobs for each row
      when (new.id = '${job}' and new.lease_token is null) execute function private.refuse();`);
}

Deno.test("one job of each kind that can't be settled stops no other job", async (t) => {
  await withDatabase(async (db) => {
    const kinds = await db.admin<{ kind: string }[]>`
      select kind from private.job_policies order by kind`;
    deepStrictEqual(Object.keys(openers).toSorted(), kinds.map(({ kind }) => kind).toSorted());

    for (const kind of Object.keys(openers)) {
      await t.step(kind, async () => {
        // The sweep takes jobs by their projects: well ones stand before and after the bad one.
        const well = [await abandoned(db, kind), await abandoned(db, kind)];
        const stuck = await abandoned(db, kind);
        await refuseEndOf(db, stuck);
        well.push(await abandoned(db, kind), await abandoned(db, kind));
        for (const other of Object.keys(openers)) well.push(await abandoned(db, other));
        await db.admin`update private.sweeps set last_good_at = '-infinity'`;
        const [row] = await db.admin`select private.sweep() as answer`;
        deepStrictEqual([row?.answer.error, row?.answer.overdue], [undefined, well.length]);
        const held = await db.admin`
          select id from private.jobs where lease_token is not null and id = any (${well})`;
        deepStrictEqual([...held], []);
        const aside = await db.admin`
          select is_failed from private.set_aside_jobs where job_id = ${stuck}`;
        deepStrictEqual(aside.map(({ is_failed }) => is_failed), [false]);
        const [sweep] = await db.admin`
          select last_good_at > '-infinity' as is_good from private.sweeps`;
        strictEqual(sweep?.is_good, true);
      });
    }
  });
});

Deno.test("no report makes the end of a job of any kind fail", async (t) => {
  await withDatabase(async (db) => {
    for (const kind of Object.keys(openers)) {
      await t.step(kind, async () => {
        const jobs: string[] = [];
        for (const report of nonsense) {
          // A delivery may lose eight leases, all others three.
          const job = await abandoned(db, kind, kind === "delivery" ? 7 : 2);
          jobs.push(job);
          await db.admin`
            update private.attempts set report = ${JSON.stringify(report)}::text::jsonb
            where job_id = ${job}`;
        }
        const [row] = await db.admin`select private.sweep() as answer`;
        deepStrictEqual([row?.answer.error, row?.answer.overdue], [undefined, jobs.length]);
        const ended = await db.admin`
          select last_error ->> 'code' as code from private.jobs where id = any (${jobs})
            and settled_at is not null`;
        deepStrictEqual(ended.map(({ code }) => code), jobs.map(() => "worker_lost"));
        deepStrictEqual([...await db.admin`select from private.set_aside_jobs`], []);
      });
    }
  });
});

Deno.test("a logo whose thumbnail can't be asked for keeps no other from its own", async () => {
  await withDatabase(async (db) => {
    const owners = [await db.user(), await db.user(), await db.user()];
    const assets: string[] = [];
    for (const owner of owners) assets.push((await completed(db, owner)).asset);
    const [, stuck = ""] = assets;
    await db.admin`delete from private.jobs where kind = 'thumbnail'`;
    await db.admin.unsafe(`
      create function private.refuse() returns trigger language plpgsql
      as $$ begin raise exception 'a rule that nobody thought of'; end $$;
      create trigger refuse before insert on private.jobs for each row
        when (new.asset_id = '${stuck}') execute function private.refuse();`);
    const [row] = await db.admin`select private.sweep() as answer`;
    strictEqual(row?.answer.error, undefined);
    const opened = await db.admin`select asset_id from private.jobs where kind = 'thumbnail'`;
    deepStrictEqual(
      opened.map(({ asset_id }) => asset_id).toSorted(),
      assets.filter((asset) => asset !== stuck).toSorted(),
    );
  });
});
