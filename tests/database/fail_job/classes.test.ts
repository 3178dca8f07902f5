import { deepStrictEqual, match, ok, rejects, strictEqual } from "node:assert/strict";
import { type Database, withDatabase } from "../database.ts";

async function job(db: Database, id: string) {
  const [row] = await db.admin`
    select attempts, lease_token,
      extract(epoch from run_after - clock_timestamp())::float as seconds
    from private.jobs where id = ${id}`;
  return {
    attempts: Number(row?.attempts),
    seconds: Number(row?.seconds),
    token: row?.lease_token,
  };
}

Deno.test("fail_job follows the class of the failure", async (t) => {
  await withDatabase(async (db) => {
    await t.step("transient: again after a growing backoff, five times in all", async () => {
      const { assets: [asset = ""] } = await db.prompted(await db.user());
      for (const [index, longest] of [2, 4, 8, 16].entries()) {
        await db.makeDue(asset);
        const answer = await db.fail(asset, await db.claim(asset));
        deepStrictEqual(answer, { accepted: true, status: "pending" });
        const { attempts, seconds } = await job(db, asset);
        strictEqual(attempts, index + 1);
        strictEqual(seconds > longest / 2 - 1 && seconds <= longest, true, `${seconds} s`);
      }
      await db.makeDue(asset);
      const answer = await db.fail(asset, await db.claim(asset));
      deepStrictEqual(answer, { accepted: true, status: "failed" });
    });

    await t.step("the backoff doubles up to five minutes, half of it by lot", async () => {
      const rows = await db.admin<{ n: number; shortest: number; longest: number }[]>`
        select n, extract(epoch from min(drawn))::float as shortest,
          extract(epoch from max(drawn))::float as longest
        from (
          select n, private.backoff(n) as drawn
          from generate_series(1, 12) as n, generate_series(1, 200)
        ) as drawings
        group by n order by n`;
      for (const { n, shortest, longest } of rows) {
        const most = Math.min(300, 2 ** n);
        strictEqual(shortest >= most / 2 && longest <= most, true, `${n}: ${shortest}–${longest}`);
        strictEqual(longest - shortest > most / 4, true, `${n}: hardly any jitter`);
      }
    });

    await t.step(
      "throttled: it waits as the vendor asks, no other does, no attempt is spent",
      async () => {
        const { assets: [asset = "", other = ""] } = await db.prompted(await db.user());
        const answer = await db.fail(asset, await db.claim(asset), {
          p_class: "throttled",
          p_retry_after_seconds: 40,
        });
        strictEqual(answer.status, "pending");
        const { attempts, seconds } = await job(db, asset);
        strictEqual(attempts, 0);
        strictEqual(seconds > 39 && seconds <= 41, true, `${seconds} s`);
        strictEqual((await db.call("claim_picture", { p_asset_id: asset })).reason, "not_due");
        strictEqual((await db.call("claim_picture", { p_asset_id: other })).outcome, "claimed");
      },
    );

    await t.step("permanent: failed at once, with a sentence", async () => {
      const { assets: [asset = ""] } = await db.prompted(await db.user());
      const answer = await db.fail(asset, await db.claim(asset), {
        p_class: "permanent",
        p_code: "content_policy",
      });
      strictEqual(answer.status, "failed");
      const [row] = await db.admin`
        select error from public.generated_assets where id = ${asset}`;
      strictEqual(row?.error.code, "content_policy");
      match(row?.error.message, /content policy/);
    });

    await t.step("unknown: twice again at most", async () => {
      const { assets: [asset = ""] } = await db.prompted(await db.user());
      const statuses = [];
      for (let attempt = 1; attempt <= 3; attempt++) {
        await db.makeDue(asset);
        const answer = await db.fail(asset, await db.claim(asset), { p_class: "unknown" });
        statuses.push(answer.status);
      }
      deepStrictEqual(statuses, ["pending", "pending", "failed"]);
    });

    await t.step("no attempt begins after the deadline: the reason is the last one", async () => {
      const { assets: [asset = ""] } = await db.prompted(await db.user());
      const token = await db.claim(asset);
      await db.admin`update private.jobs set deadline_at = now() where id = ${asset}`;
      strictEqual((await db.fail(asset, token)).status, "failed");
    });

    await t.step("turned away for the last time, it has not been attempted", async () => {
      const owner = await db.user();
      const { assets: [asset = ""] } = await db.prompted(owner, { p_concept_count: 1 });
      const token = await db.claim(asset);
      await db.admin`
        update private.jobs set deadline_at = clock_timestamp() + interval '5 seconds' where id = ${asset}`;
      const throttled = { p_class: "throttled", p_retry_after_seconds: 30 };
      strictEqual((await db.fail(asset, token, throttled)).status, "failed");
      strictEqual((await job(db, asset)).attempts, 0);
      strictEqual(await db.reserved(owner), 0);
      await db.openGates();
    });

    await t.step("there are no other classes", async () => {
      const { assets: [asset = ""] } = await db.prompted(await db.user());
      const token = await db.claim(asset);
      await rejects(db.fail(asset, token, { p_class: "sulking" }), { code: "22023" });
      strictEqual((await db.fail(asset, token)).accepted, true);
    });

    await t.step("a failure that is told twice counts once", async () => {
      const { assets: [asset = ""] } = await db.prompted(await db.user());
      const token = await db.claim(asset);
      const once = await db.fail(asset, token);
      deepStrictEqual(await db.fail(asset, token), once);
      strictEqual((await job(db, asset)).attempts, 1);
    });

    await t.step("a project that gets no prompts fails with the reason and is done", async () => {
      const owner = await db.user();
      const project = await db.project(owner);
      const { lease_token } = await db.call("claim_prompts", { p_round_id: project });
      await db.fail(project, String(lease_token), {
        p_class: "permanent",
        p_code: "prompts_unusable",
      });
      deepStrictEqual(await db.events(project), [
        "project_updated:prompting",
        "project_updated:failed",
        "generation_complete:failed",
      ]);
      strictEqual(await db.reserved(owner), 0);
    });

    await t.step(
      "when every asset failed, so did the project, for the reason of most",
      async () => {
        const { project, assets } = await db.prompted(await db.user());
        for (const [index, asset] of assets.entries()) {
          await db.fail(asset, await db.claim(asset), {
            p_class: "permanent",
            p_code: index === 0 ? "bad_picture" : "content_policy",
          });
        }
        const [row] = await db.admin`
        select status, error ->> 'code' as code from public.brand_projects where id = ${project}`;
        deepStrictEqual({ ...row }, { status: "failed", code: "content_policy" });
      },
    );

    await t.step("released work costs nothing and is due at once", async () => {
      const { assets: [asset = ""] } = await db.prompted(await db.user());
      const token = await db.claim(asset);
      strictEqual(await db.call("release_job", { p_job_id: asset, p_lease_token: token }), true);
      const { attempts, token: left } = await job(db, asset);
      deepStrictEqual({ attempts, left }, { attempts: 0, left: null });
      await db.claim(asset);
    });

    await t.step("work that is released again and again waits longer each time", async () => {
      const { assets: [asset = ""] } = await db.prompted(await db.user());
      const waits: number[] = [];
      for (let time = 0; time < 5; time++) {
        await db.admin`update private.jobs set run_after = now() where id = ${asset}`;
        const token = await db.claim(asset);
        await db.call("release_job", { p_job_id: asset, p_lease_token: token });
        waits.push((await job(db, asset)).seconds);
      }
      for (const [time, most] of [0, 2, 4, 8, 16].entries()) {
        const wait = waits[time] ?? NaN;
        ok(wait <= most && wait >= most / 2 - 0.5, `wait ${time + 1}: ${wait} s`);
      }
      strictEqual((await job(db, asset)).attempts, 0);
    });
  }, { hasOwnClock: true });
});
