import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { concepts, withDatabase } from "../database.ts";

Deno.test("a worker without the lease changes nothing", async (t) => {
  await withDatabase(async (db) => {
    await t.step("every verb wants the token", async () => {
      const owner = await db.user();
      const { project, assets: [asset = ""] } = await db.prompted(owner);
      await db.claim(asset);
      const before = await db.events(project);
      const stranger = crypto.randomUUID();
      strictEqual(
        await db.call("extend_lease", { p_job_id: asset, p_lease_token: stranger }),
        false,
      );
      strictEqual(await db.complete(owner, project, asset, stranger), false);
      deepStrictEqual(await db.fail(asset, stranger), { accepted: false, status: "generating" });
      strictEqual(
        await db.call("release_job", { p_job_id: asset, p_lease_token: stranger }),
        false,
      );
      strictEqual(
        await db.call("save_rewritten_prompt", {
          p_asset_id: asset,
          p_lease_token: stranger,
          p_prompt: "Stolen",
        }),
        false,
      );
      strictEqual(
        await db.call("save_provider_job", {
          p_asset_id: asset,
          p_lease_token: stranger,
          p_provider_job: { kind: "picture_url", url: "stolen", drawing: 1 },
        }),
        false,
      );
      strictEqual(
        await db.call("begin_redraw", { p_asset_id: asset, p_lease_token: stranger }),
        false,
      );
      strictEqual(
        await db.call("redraw_turned_away", { p_asset_id: asset, p_lease_token: stranger }),
        false,
      );
      deepStrictEqual(await db.events(project), before);
    });

    await t.step(
      "one that outlived its lease is fenced, the next one's result counts",
      async () => {
        const owner = await db.user();
        const { project, assets: [asset = ""] } = await db.prompted(owner);
        const late = await db.claim(asset);
        await db.loseLease(asset);
        const next = await db.claim(asset);
        strictEqual(await db.complete(owner, project, asset, late), false);
        strictEqual(await db.complete(owner, project, asset, next), true);
      },
    );

    await t.step(
      "what is paid for may be kept after the lease is lost, until somebody else has the job",
      async () => {
        const { assets: [asset = ""] } = await db.prompted(await db.user());
        const kept = { kind: "picture_url", url: "https://ark.example/late.png", drawing: 1 };
        const keep = (token: unknown, job: typeof kept | null) =>
          db.call("save_provider_job", {
            ...{ p_asset_id: asset, p_lease_token: token, p_provider_job: job },
            p_report: { cost_usd: 0.04 },
          });
        const first = await db.claim(asset);
        await db.loseLease(asset);
        const second = await db.claim(asset);
        strictEqual(await keep(first, kept), false, "another has it");
        await db.loseLease(asset);
        strictEqual(await keep(first, kept), false, "another had it");
        strictEqual(await keep(second, null), false, "nothing is forgotten late");
        strictEqual(await keep(second, kept), true);
        const { provider_job } = await db.call("claim_picture", { p_asset_id: asset });
        deepStrictEqual(provider_job, kept);
      },
    );

    const jobOf = async (asset: string) => {
      const [job] = await db.admin`
        select attempts, lost_leases, status::text, lease_token from private.jobs
        join public.generated_assets using (id, attempts) where id = ${asset}`;
      return job;
    };

    await t.step("a lease that lapsed is given back until somebody else has the job", async () => {
      const owner = await db.user();
      const { project, assets } = await db.prompted(owner, { p_concept_count: 4 });
      const verbs = [
        (asset: string, token: string) =>
          db.call("extend_lease", { p_job_id: asset, p_lease_token: token }),
        (asset: string, token: string) =>
          db.call("reserve_object", {
            ...{ p_bucket: "generated-assets", p_path: `late/${asset}.png` },
            ...{ p_job_id: asset, p_lease_token: token },
          }),
        (asset: string, token: string) => db.complete(owner, project, asset, token),
      ];
      for (const [index, verb] of verbs.entries()) {
        const asset = assets[index] ?? "";
        const token = await db.claim(asset);
        await db.loseLease(asset);
        deepStrictEqual(await jobOf(asset), {
          ...{ attempts: 1, lost_leases: 1, status: "pending", lease_token: null },
        });
        strictEqual(await verb(asset, token), true);
        strictEqual(await db.complete(owner, project, asset, token) || index === 2, true);
        deepStrictEqual(await jobOf(asset), {
          ...{ attempts: 1, lost_leases: 0, status: "completed", lease_token: null },
        });
      }
      deepStrictEqual(
        (await db.events(project)).filter((type) => type === "asset_completed").length,
        verbs.length,
      );
      const [asset = ""] = assets.slice(3);
      const first = await db.claim(asset);
      await db.loseLease(asset);
      const second = await db.claim(asset);
      for (const verb of verbs) strictEqual(await verb(asset, first), false, "another has it");
      await db.loseLease(asset);
      for (const verb of verbs) strictEqual(await verb(asset, first), false, "another had it");
      strictEqual(await verbs[2]?.(asset, second), true);
    });

    await t.step("nothing but a lapsed lease is given back", async () => {
      const owner = await db.user();
      const { assets: [failed = "", late = "", thrice = ""] } = await db.prompted(owner);
      const extend = (asset: string, token: string) =>
        db.call("extend_lease", { p_job_id: asset, p_lease_token: token });
      const token = await db.claim(failed);
      await db.fail(failed, token);
      strictEqual(await extend(failed, token), false, "it has ended its attempt itself");
      const tardy = await db.claim(late);
      await db.loseLease(late);
      await db.admin`update private.jobs set deadline_at = now() where id = ${late}`;
      strictEqual(await extend(late, tardy), false, "its deadline has passed");
      let last = "";
      for (let n = 0; n < 3; n++) {
        last = await db.claim(thrice);
        await db.loseLease(thrice);
      }
      strictEqual(await extend(thrice, last), false, "it has failed");
    });

    await t.step("prompts that come late are taken too", async () => {
      const project = await db.project(await db.user());
      const { lease_token } = await db.call("claim_prompts", { p_round_id: project });
      await db.loseLease(project);
      const answer = await db.call("complete_prompts", {
        ...{ p_round_id: project, p_lease_token: lease_token, p_concepts: concepts(3) },
      });
      strictEqual(answer.accepted, true);
    });

    await t.step("an object stays as long as who stored it may come back", async () => {
      const owner = await db.user();
      const { assets: [asset = ""] } = await db.prompted(owner);
      const token = await db.claim(asset);
      const path = `${owner}/late.png`;
      await db.call("reserve_object", {
        ...{ p_bucket: "generated-assets", p_path: path, p_job_id: asset, p_lease_token: token },
      });
      await db.loseLease(asset);
      await db.admin`update private.object_removals set due_at = now()`;
      const removable = async () =>
        (await db.call<{ path: string }[]>("claim_object_removals", {})).some((object) =>
          object.path === path
        );
      strictEqual(await removable(), false);
      const next = await db.claim(asset);
      await db.fail(asset, next);
      strictEqual(await removable(), true);
    });

    await t.step(
      "what a lost worker has paid for is handed on, until it is forgotten",
      async () => {
        const { assets: [asset = ""] } = await db.prompted(await db.user());
        const kept = { kind: "picture_url", url: "https://ark.example/p.png", drawing: 1 };
        const keep = async (token: unknown, job: object | null) =>
          strictEqual(
            await db.call("save_provider_job", {
              p_asset_id: asset,
              p_lease_token: token,
              p_provider_job: job,
              p_report: { cost_usd: 0.04 },
            }),
            true,
          );
        await keep(await db.claim(asset), kept);
        await db.loseLease(asset);
        const next = await db.call("claim_picture", { p_asset_id: asset });
        deepStrictEqual(next.provider_job, kept);
        const [row] = await db.admin`
          select cost_usd::float as cost from public.generated_assets where id = ${asset}`;
        strictEqual(row?.cost, 0.04, "the lost attempt's, as far as it got");
        await keep(next.lease_token, { kind: "lost", drawing: 1 });
        await keep(next.lease_token, null);
        await db.fail(asset, String(next.lease_token), { p_class: "unknown" });
        await db.makeDue(asset);
        const last = await db.call("claim_picture", { p_asset_id: asset });
        strictEqual(last.provider_job, null);
      },
    );

    await t.step("a settlement that is sent twice is accepted twice and made once", async () => {
      const owner = await db.user();
      const { project, assets: [asset = ""] } = await db.prompted(owner);
      const token = await db.claim(asset);
      strictEqual(await db.complete(owner, project, asset, token), true);
      const answer = await db.call("complete_picture", {
        p_asset_id: asset,
        p_lease_token: token,
        p_path: "any",
        p_width: 1,
        p_height: 1,
        p_mime_type: "image/png",
      });
      deepStrictEqual(answer, { accepted: true });
      strictEqual(
        (await db.events(project)).filter((type) => type === "asset_completed").length,
        1,
      );
    });

    await t.step("prompts for a cancelled project are thrown away", async () => {
      const owner = await db.user();
      const project = await db.project(owner);
      const { lease_token } = await db.call("claim_prompts", { p_round_id: project });
      await db.call("cancel_project", { p_owner_id: owner, p_project_id: project });
      const answer = await db.call("complete_prompts", {
        p_round_id: project,
        p_lease_token: lease_token,
        p_concepts: concepts(3),
      });
      deepStrictEqual(answer, { accepted: false, asset_ids: [] });
    });

    await t.step("after three lost leases an asset fails with worker_lost", async () => {
      const { project, assets: [asset = ""] } = await db.prompted(await db.user());
      for (let lost = 1; lost <= 3; lost++) {
        await db.claim(asset);
        await db.loseLease(asset);
      }
      const [row] = await db.admin`
        select status, error ->> 'code' as code, attempts
        from public.generated_assets where id = ${asset}`;
      deepStrictEqual({ ...row }, { status: "failed", code: "worker_lost", attempts: 3 });
      strictEqual((await db.events(project)).includes("asset_failed"), true);
    });

    await t.step("one that is lost past the deadline is not taken up again", async () => {
      const { assets: [asset = ""] } = await db.prompted(await db.user());
      await db.claim(asset);
      await db.admin`
        update private.jobs set lease_expires_at = now(), deadline_at = now() where id = ${asset}`;
      await db.admin`select private.sweep()`;
      const [row] = await db.admin`
        select error ->> 'code' as code from public.generated_assets where id = ${asset}`;
      strictEqual(row?.code, "deadline_exceeded");
    });

    await t.step("a lease that is extended isn't lost", async () => {
      const { assets: [asset = ""] } = await db.prompted(await db.user());
      const token = await db.claim(asset);
      await db.admin`
        update private.jobs set lease_expires_at = clock_timestamp() + interval '1 second' where id = ${asset}`;
      strictEqual(await db.call("extend_lease", { p_job_id: asset, p_lease_token: token }), true);
      const [job] = await db.admin`
        select lease_expires_at > clock_timestamp() + interval '29 seconds' as extended
        from private.jobs where id = ${asset}`;
      strictEqual(job?.extended, true);
    });
  }, { hasOwnClock: true });
});
