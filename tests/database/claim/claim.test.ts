import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { withDatabase } from "../database.ts";

Deno.test("a claim takes work up once, when it may", async (t) => {
  await withDatabase(async (db) => {
    const skipped = (reason: string) => ({ outcome: "skipped", reason });

    await t.step("what isn't there can't be claimed", async () => {
      const id = crypto.randomUUID();
      deepStrictEqual(await db.call("claim_prompts", { p_round_id: id }), skipped("not_found"));
      deepStrictEqual(await db.call("claim_picture", { p_asset_id: id }), skipped("not_found"));
    });

    await t.step("of ten deliveries at once, one claims", async () => {
      const { assets } = await db.prompted(await db.user());
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => db.call("claim_picture", { p_asset_id: assets[0] })),
      );
      strictEqual(answers.filter(({ outcome }) => outcome === "claimed").length, 1);
    });

    await t.step("of ten deliveries of a project, one claims", async () => {
      const project = await db.project(await db.user());
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => db.call("claim_prompts", { p_round_id: project })),
      );
      strictEqual(answers.filter(({ outcome }) => outcome === "claimed").length, 1);
    });

    await t.step("asked again with its own token, a claim gives the same answer", async () => {
      const owner = await db.user();
      const { project, assets: [asset = ""] } = await db.prompted(owner);
      const claim = { p_asset_id: asset, p_lease_token: crypto.randomUUID() };
      const first = await db.call("claim_picture", claim);
      strictEqual(first.outcome, "claimed");
      strictEqual(first.lease_token, claim.p_lease_token);
      await db.admin`
        update private.jobs set lease_expires_at = clock_timestamp() + interval '1 second' where id = ${asset}`;
      const again = await db.call("claim_picture", claim);
      deepStrictEqual(
        [again.outcome, again.lease_token, again.attempt],
        ["claimed", claim.p_lease_token, 1],
      );
      const [job] = await db.admin`
        select attempts, claims, lease_expires_at > clock_timestamp() + interval '29 seconds' as renewed
        from private.jobs where id = ${asset}`;
      deepStrictEqual({ ...job }, { attempts: 1, claims: 1, renewed: true });
      strictEqual(
        (await db.events(project)).filter((type) => type === "asset_generating").length,
        1,
      );
      deepStrictEqual(
        await db.call("claim_picture", { ...claim, p_lease_token: crypto.randomUUID() }),
        skipped("not_pending"),
      );
      strictEqual(await db.complete(owner, project, asset, claim.p_lease_token), true);
      deepStrictEqual(await db.call("claim_picture", claim), skipped("not_pending"));
    });

    await t.step("a lost answer costs prompts no second attempt", async () => {
      const project = await db.project(await db.user());
      const claim = { p_round_id: project, p_lease_token: crypto.randomUUID() };
      await db.call("claim_prompts", claim);
      const again = await db.call("claim_prompts", claim);
      deepStrictEqual([again.outcome, again.attempt], ["claimed", 1]);
      strictEqual((again.project as { id: string }).id, project);
    });

    await t.step("a claim brings all that the worker needs", async () => {
      const owner = await db.user();
      const { project, assets } = await db.prompted(owner);
      const claim = await db.call("claim_picture", { p_asset_id: assets[1] });
      strictEqual(claim.owner_id, owner);
      strictEqual(claim.vendor, "seedream");
      strictEqual(claim.attempt, 1);
      strictEqual(claim.prompt_ready, true);
      strictEqual(claim.provider_job, null);
      strictEqual(claim.parent, null);
      strictEqual((claim.asset as { generation_prompt: string }).generation_prompt, "Draw mark 2");
      strictEqual((claim.project as { id: string }).id, project);
    });

    await t.step("what failed a moment ago is not due", async () => {
      const { assets: [asset = ""] } = await db.prompted(await db.user());
      await db.fail(asset, await db.claim(asset));
      deepStrictEqual(await db.call("claim_picture", { p_asset_id: asset }), skipped("not_due"));
    });

    await t.step("failed prompts are not due, nor is what is past its deadline", async () => {
      const project = await db.project(await db.user());
      const { lease_token } = await db.call("claim_prompts", { p_round_id: project });
      await db.fail(project, String(lease_token));
      deepStrictEqual(await db.call("claim_prompts", { p_round_id: project }), skipped("not_due"));
      const { assets: [asset = ""] } = await db.prompted(await db.user());
      await db.admin`update private.jobs set deadline_at = now() where id = ${asset}`;
      deepStrictEqual(await db.call("claim_picture", { p_asset_id: asset }), skipped("not_due"));
    });

    await t.step("what is done can't be claimed again", async () => {
      const owner = await db.user();
      const { project, assets: [asset = ""] } = await db.prompted(owner);
      await db.complete(owner, project, asset, await db.claim(asset));
      deepStrictEqual(
        await db.call("claim_picture", { p_asset_id: asset }),
        skipped("not_pending"),
      );
      deepStrictEqual(
        await db.call("claim_prompts", { p_round_id: project }),
        skipped("not_pending"),
      );
    });

    await t.step(
      "one owner holds twenty leases at most, and other owners still get theirs",
      async () => {
        const owner = await db.user();
        const first = await db.prompted(owner, { p_concept_count: 15 });
        const second = await db.prompted(owner, { p_concept_count: 15 });
        const answers = await Promise.all(
          [...first.assets, ...second.assets].map((asset) =>
            db.call("claim_picture", { p_asset_id: asset })
          ),
        );
        strictEqual(answers.filter(({ outcome }) => outcome === "claimed").length, 20);
        strictEqual(answers.filter(({ reason }) => reason === "owner_busy").length, 10);
        const { assets: [other = ""] } = await db.prompted(await db.user());
        await db.claim(other);
      },
    );

    await t.step("a closed gate moves the work without spending an attempt", async () => {
      const { assets: [asset = ""] } = await db.prompted(await db.user());
      await db.admin`
        update private.vendor_gates set blocked_until = clock_timestamp() + interval '1 minute'
        where vendor = 'seedream'`;
      deepStrictEqual(
        await db.call("claim_picture", { p_asset_id: asset }),
        skipped("vendor_blocked"),
      );
      const [job] = await db.admin`
        select attempts, run_after > clock_timestamp() + interval '59 seconds' as moved
        from private.jobs where id = ${asset}`;
      deepStrictEqual({ ...job }, { attempts: 0, moved: true });
      await db.admin`update private.vendor_gates set blocked_until = '-infinity'`;
    });

    await t.step("a vendor's start rate holds", async () => {
      const { assets } = await db.prompted(await db.user(), { p_concept_count: 10 });
      await db.admin`
        update private.vendor_gates
        set starts_per_minute = 1, burst = 4, next_start_at = '-infinity'
        where vendor = 'seedream'`;
      const answers = await Promise.all(
        assets.map((asset) => db.call("claim_picture", { p_asset_id: asset })),
      );
      strictEqual(answers.filter(({ outcome }) => outcome === "claimed").length, 4);
      strictEqual(answers.filter(({ reason }) => reason === "vendor_blocked").length, 6);
    });
  }, { hasOwnClock: true });
});
