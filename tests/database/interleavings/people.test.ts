import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { withDatabase } from "../database.ts";

const limit = { p_max_generations_per_day: 300 };

Deno.test("what people ask for at the same time", async (t) => {
  await withDatabase(async (db) => {
    const keyed = { p_idempotency_key: "key", p_request_hash: "hash" };
    /** Ten at once under one key: how many did it, and how many were told what came of it. */
    const tenTimes = async (verb: string, args: Record<string, unknown>) => {
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => db.call(verb, { ...args, ...keyed })),
      );
      const outcomes = answers.map(({ outcome }) => outcome);
      strictEqual(new Set(answers.map(({ asset_ids }) => JSON.stringify(asset_ids))).size, 1);
      return ["done", "replayed"].map((one) => outcomes.filter((other) => other === one).length);
    };

    await t.step("of ten refinements with one key, one is made", async () => {
      const owner = await db.user();
      const { project, assets: [asset = ""] } = await db.prompted(owner, { p_concept_count: 1 });
      await db.complete(owner, project, asset, await db.claim(asset));
      const refine = { p_owner_id: owner, p_asset_id: asset, p_action: "variation", p_count: 2 };
      deepStrictEqual(await tenTimes("refine_asset", { ...refine, ...limit }), [1, 9]);
      strictEqual(await db.reserved(owner), 3);
    });

    await t.step("of ten retries of an asset too, and of a project", async () => {
      const owner = await db.user();
      const { assets: [asset = ""] } = await db.prompted(owner, { p_concept_count: 1 });
      await db.fail(asset, await db.claim(asset), { p_class: "permanent" });
      const retry = { p_owner_id: owner, p_asset_id: asset, ...limit };
      deepStrictEqual(await tenTimes("retry_asset", retry), [1, 9]);
      const other = await db.user();
      const project = await db.project(other);
      const { lease_token } = await db.call("claim_prompts", { p_round_id: project });
      await db.fail(project, String(lease_token), { p_class: "permanent" });
      const again = { p_owner_id: other, p_project_id: project, ...limit };
      deepStrictEqual(await tenTimes("retry_project", again), [1, 9]);
      strictEqual(await db.reserved(other), 3);
    });

    await t.step(
      "a project is deleted as one of its logos is taken up: that one counts",
      async () => {
        const owner = await db.user();
        const { project, assets: [asset = ""] } = await db.prompted(owner);
        const answer = await db.whileOpen(
          (sql) => sql`select public.claim_picture(${asset})`,
          () => db.call("delete_project", { p_owner_id: owner, p_project_id: project }),
        );
        strictEqual(answer.outcome, "done");
        strictEqual(await db.reserved(owner), 1);
      },
    );

    await t.step(
      "deleted while its prompts are written, a project's pictures don't count",
      async () => {
        const owner = await db.user();
        const project = await db.project(owner);
        await db.call("claim_prompts", { p_round_id: project });
        await db.call("delete_project", { p_owner_id: owner, p_project_id: project });
        strictEqual(await db.reserved(owner), 0);
      },
    );

    await t.step(
      "a retry that is cancelled gives back its own picture, not another's",
      async () => {
        const owner = await db.user();
        const { project, assets: [asset = "", other = ""] } = await db.prompted(owner, {
          p_concept_count: 2,
        });
        await db.complete(owner, project, other, await db.claim(other));
        await db.fail(asset, await db.claim(asset), { p_class: "permanent" });
        strictEqual(await db.reserved(owner), 1, "what was refused doesn't count");
        await db.call("retry_asset", { p_owner_id: owner, p_asset_id: asset, ...limit });
        strictEqual(await db.reserved(owner), 2);
        const cancel = { p_owner_id: owner, p_project_id: project };
        await db.call("cancel_project", cancel);
        await db.call("cancel_project", cancel);
        strictEqual(await db.reserved(owner), 1);
      },
    );

    await t.step("a user is deleted while workers draw for them", async () => {
      const owner = await db.user();
      const { project, assets: [done = "", drawn = "", waiting = ""] } = await db.prompted(owner);
      await db.complete(owner, project, done, await db.claim(done));
      const token = await db.claim(drawn);
      const path = `${owner}/${project}/${drawn}.png`;
      const reserve = {
        ...{ p_bucket: "generated-assets", p_path: path },
        ...{ p_job_id: drawn, p_lease_token: token },
      };
      strictEqual(await db.call("reserve_object", reserve), true);
      await db.admin`delete from auth.users where id = ${owner}`;
      strictEqual(await db.call("extend_lease", { p_job_id: drawn, p_lease_token: token }), false);
      strictEqual(await db.call("reserve_object", reserve), false);
      strictEqual(await db.complete(owner, project, drawn, token), false);
      deepStrictEqual(await db.fail(drawn, token), { accepted: false, status: null });
      strictEqual((await db.call("claim_picture", { p_asset_id: waiting })).reason, "not_found");
      const left = await db.admin<{ what: string }[]>`
        select 'job' as what from private.jobs where owner_id = ${owner}
        union all select 'events' from private.project_events where project_id = ${project}
        union all select 'reservation' from private.reservations where owner_id = ${owner}
        union all select 'open attempt' from private.attempts
          where job_id in (${drawn}, ${done}) and ended_at is null`;
      deepStrictEqual([...left], []);
      const listed = await db.admin`
        select path from private.object_removals where starts_with(path, ${owner})`;
      strictEqual(listed.length, 2, "the picture that was done, and the one under way");
    });
  });
});
