import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { concepts, type Database, withDatabase } from "../database.ts";

/** Reports that a vendor's nonsense may have led to. */
const nonsense = [
  { cost_usd: -5 },
  { cost_usd: 1e15 },
  { cost_usd: "many" },
  { cost_usd: null },
  { cost_usd: [1] },
  { calls: -1, vendor_ms: 1e300 },
  [],
  "report",
  null,
];

async function expire(db: Database, jobs: string[]) {
  await db.admin`
    update private.jobs set lease_expires_at = now() - interval '1 second', lost_leases = 2
    where id = any (${jobs})`;
}

async function statusOf(db: Database, table: "brand_projects" | "generated_assets", id: string) {
  const [row] = await db.admin`
    select status, error ->> 'code' as code from public.${db.admin(table)} where id = ${id}`;
  return [row?.status, row?.code];
}

Deno.test("no report makes a settlement fail, and none stops the sweep", async (t) => {
  await withDatabase(async (db) => {
    const owner = await db.user();
    const { project, assets } = await db.prompted(owner, { p_concept_count: 18 });

    await t.step("told by a worker", async () => {
      for (const [index, p_report] of nonsense.entries()) {
        const asset = assets[index] ?? "";
        const answer = await db.fail(asset, await db.claim(asset), {
          p_class: "permanent",
          p_code: "no such code",
          p_report: JSON.stringify(p_report),
        });
        deepStrictEqual(answer, { accepted: true, status: "failed" });
      }
    });

    await t.step("planted in the table", async () => {
      for (const [index, report] of nonsense.entries()) {
        const asset = assets[index + nonsense.length] ?? "";
        await db.claim(asset);
        await db.admin`
          update private.attempts set report = ${JSON.stringify(report)}::text::jsonb
          where job_id = ${asset}`;
      }
      await expire(db, assets.slice(nonsense.length));
      const lost = await db.project(await db.user());
      await db.call("claim_prompts", { p_round_id: lost });
      await db.admin`
        update private.attempts set report = '{"cost_usd": -5}' where job_id = ${lost}`;
      await expire(db, [lost]);
      const [row] = await db.admin`select private.sweep() as answer`;
      strictEqual(row?.answer.overdue, nonsense.length + 1);
      deepStrictEqual(await statusOf(db, "brand_projects", lost), ["failed", "worker_lost"]);
      deepStrictEqual(await statusOf(db, "brand_projects", project), ["failed", "worker_lost"]);
      const aside = await db.admin`select from private.set_aside_jobs`;
      strictEqual(aside.length, 0);
    });
  });
});

Deno.test("a picture of a nonsensical size is no picture", async () => {
  await withDatabase(async (db) => {
    const owner = await db.user();
    const { project, assets: [asset = ""] } = await db.prompted(owner);
    const sizes = [[0, 8], [8, -1], [8.5, 8], [1e15, 8]];
    for (const [p_width, p_height] of sizes.slice(0, 2)) {
      await db.makeDue(asset);
      const token = await db.claim(asset);
      const answer = await db.call("complete_picture", {
        p_asset_id: asset,
        p_lease_token: token,
        p_path: `${owner}/${project}/p.png`,
        p_mime_type: "image/png",
        ...{ p_width, p_height },
      });
      deepStrictEqual(answer, { accepted: false });
    }
    const [job] = await db.admin`select last_error ->> 'code' as code from private.jobs
      where id = ${asset}`;
    strictEqual(job?.code, "bad_picture");
    for (const size of sizes.flat().filter((size) => size !== 8)) {
      const [row] = await db.admin`select private.is_picture_size(${size}::numeric) as is_size`;
      strictEqual(row?.is_size, false, `${size}`);
    }
  });
});

Deno.test("good concepts become logos, the others are given back", async () => {
  await withDatabase(async (db) => {
    const owner = await db.user();
    const project = await db.project(owner, { p_concept_count: 4 });
    const { lease_token } = await db.call("claim_prompts", { p_round_id: project });
    const [good, other] = concepts(2);
    const answer = await db.call<{ accepted: boolean; asset_ids: string[] }>("complete_prompts", {
      p_round_id: project,
      p_lease_token: lease_token,
      p_concepts: [
        good,
        { ...good, title: "" },
        { ...good, archetype: "mascot" },
        { ...good, prompt: null },
        "concept",
        other,
      ],
    });
    strictEqual(answer.accepted, true);
    const [row] = await db.admin`
      select (progress ->> 'total')::int as total
      from public.project_overviews where id = ${project}`;
    deepStrictEqual([row?.total, await db.reserved(owner)], [2, 2]);
    const none = await db.project(owner, { p_concept_count: 4 });
    const claim = await db.call("claim_prompts", { p_round_id: none });
    const refused = await db.call("complete_prompts", {
      p_round_id: none,
      p_lease_token: claim.lease_token,
      p_concepts: [{ ...good, title: " " }],
    });
    strictEqual(refused.accepted, false);
    const [job] = await db.admin`
      select last_error ->> 'code' as code, lease_token from private.jobs where id = ${none}`;
    deepStrictEqual({ ...job }, { code: "prompts_unusable", lease_token: null });
  });
});

Deno.test("a job that can't be settled is set aside, and the rest goes on", async () => {
  await withDatabase(async (db) => {
    const { assets } = await db.prompted(await db.user());
    const [stuck = "", hopeless = "", well = ""] = assets;
    for (const asset of assets) await db.claim(asset);
    await db.admin`
      update private.jobs set lease_expires_at = now() - interval '1 second'
      where id = any (${assets})`;
    await db.admin.unsafe(`
      create function private.refuse() returns trigger language plpgsql
      as $$ begin raise exception 'a rule that nobody thought of'; end $$;
      create trigger refuse_pending before update on public.generated_assets for each row
        when (new.id = '${stuck}' and new.status = 'pending') execute function private.refuse();
      create trigger refuse_all before update on public.generated_assets for each row
        when (new.id = '${hopeless}') execute function private.refuse();`);
    const [first] = await db.admin`select private.sweep() as answer`;
    strictEqual(first?.answer.error, undefined);
    deepStrictEqual(await statusOf(db, "generated_assets", stuck), ["failed", "worker_lost"]);
    deepStrictEqual(await statusOf(db, "generated_assets", hopeless), ["generating", null]);
    deepStrictEqual(await statusOf(db, "generated_assets", well), ["pending", null]);
    await db.admin`select private.sweep()`;
    const [row] = await db.admin`select set_aside_jobs as jobs from public.operations`;
    const told = row?.jobs.map((job: { job_id: string; is_failed: boolean; error: string }) => [
      job.job_id,
      job.is_failed,
      job.error.includes("nobody thought of"),
    ]);
    deepStrictEqual(told.toSorted(), [[stuck, true, true], [hopeless, false, true]].toSorted());
  });
});

Deno.test("a job to which nothing at all can be written stops no other", async () => {
  await withDatabase(async (db) => {
    const [dead, well] = [await db.project(await db.user()), await db.project(await db.user())];
    await db.admin`
      update private.jobs set deadline_at = now() - interval '1 second'
      where id = any (${[dead, well]})`;
    await db.admin.unsafe(`
      create function private.refuse() returns trigger language plpgsql
      as $$ begin raise exception 'a rule that nobody thought of'; end $$;
      create trigger refuse before update on private.jobs for each row
        when (new.id = '${dead}') execute function private.refuse();`);
    const [row] = await db.admin`select private.sweep() as answer`;
    deepStrictEqual([row?.answer.error, row?.answer.overdue], [undefined, 1]);
    deepStrictEqual(await statusOf(db, "brand_projects", well), ["failed", "deadline_exceeded"]);
  });
});

/** As if Postgres had been started so long ago. The database is a copy for this test alone. */
async function startedBefore(db: Database, interval: string): Promise<void> {
  await db.admin.unsafe(`
    create or replace function pg_catalog.pg_postmaster_start_time() returns timestamptz
    language sql stable as $$ select clock_timestamp() - interval '${interval}' $$`);
}

Deno.test("health is ill when no sweep got through for a minute", async () => {
  await withDatabase(async (db) => {
    const health = async () => {
      const parts = await db.call<{ part: string; severity: string }[]>("service_health", {});
      return parts.map(({ part, severity }) => `${part} ${severity}`);
    };
    // Or Postgres runs its own, whatever is said of it.
    await db.admin`alter function pg_catalog.pg_postmaster_start_time() rename to machine_start`;
    await startedBefore(db, "1 hour");
    await db.admin`select private.sweep()`;
    deepStrictEqual(await health(), []);
    await db.admin`update private.sweeps set last_good_at = now() - interval '61 seconds'`;
    deepStrictEqual(await health(), ["sweep ill"]);
    await startedBefore(db, "50 seconds");
    deepStrictEqual(await health(), [], "a database that has just started has its minute");
  });
});

Deno.test("one locked row holds up nobody else", async (t) => {
  await withDatabase(async (db) => {
    const owner = await db.user();
    const { assets: [locked = "", free = "", third = ""] } = await db.prompted(owner);
    for (const asset of [locked, free]) await db.claim(asset);
    await db.admin`
      update private.jobs set lease_expires_at = now() - interval '1 second'
      where lease_token is not null`;
    await t.step("a job: the sweep goes on with the others", async () => {
      await db.admin.begin(async (sql) => {
        await sql`select from private.jobs where id = ${locked} for update`;
        const [row] = await db.admin`select private.sweep() as answer`;
        deepStrictEqual(row?.answer, { overdue: 1, dispatched: 0 });
      });
    });
    await t.step("gates: briefs are accepted and pictures claimed", async () => {
      await db.admin.begin(async (sql) => {
        await sql`select from private.vendor_gates for update`;
        await db.project(await db.user());
        await db.fail(third, await db.claim(third), { p_class: "throttled" });
      });
    });
    await t.step("an asset: its own verb gives up after two seconds", async () => {
      await db.makeDue(third);
      const token = await db.claim(third);
      await db.admin.begin(async (sql) => {
        await sql`select from public.generated_assets where id = ${third} for update`;
        const error = await db.fail(third, token).then(() => undefined, (error) => error);
        strictEqual(error?.code, "55P03");
      });
    });
  });
});
