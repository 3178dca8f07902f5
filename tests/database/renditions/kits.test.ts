import { deepStrictEqual, rejects, strictEqual } from "node:assert/strict";
import { withDatabase } from "../database.ts";
import {
  claimRendition,
  completed,
  listed,
  makeKit,
  makeStep,
  openSteps,
  requestKit,
  reserveFiles,
  traced,
} from "./renditions.ts";

Deno.test("a kit is made in steps", async (t) => {
  await withDatabase(async (db) => {
    const kitOf = async (asset: string) => {
      const [kit] = await db.admin`select * from public.brand_kits where asset_id = ${asset}`;
      return kit;
    };

    await t.step("trace, then what it names side by side, then pack", async () => {
      const owner = await db.user();
      const { project, asset } = await completed(db, owner);
      const answer = await requestKit(db, owner, asset);
      deepStrictEqual([answer.outcome, answer.is_new, answer.kit.status], [
        "done",
        true,
        "pending",
      ]);
      const one = { owner, asset };
      deepStrictEqual([...(await openSteps(db, asset)).keys()], ["trace"]);
      const files = ["work/a.png", "logo/logo.svg"];
      await makeStep(db, { ...one, name: "trace", files, traced: traced() });
      strictEqual((await kitOf(asset))?.status, "generating");
      deepStrictEqual([...(await openSteps(db, asset)).keys()], ["logo", "icons"]);
      const logo = await claimOf(asset, "logo");
      deepStrictEqual(logo.step.traced, { inks: 1 });
      deepStrictEqual(logo.step.stored.map(({ name }) => name), files);
      await db.call("release_job", { p_job_id: logo.job, p_lease_token: logo.token });
      await makeStep(db, { ...one, name: "icons", files: ["icons/favicon.ico"] });
      deepStrictEqual([...(await openSteps(db, asset)).keys()], ["logo"]);
      await makeStep(db, { ...one, name: "logo", files: ["logo/logo.png"] });
      deepStrictEqual([...(await openSteps(db, asset)).keys()], ["pack"]);
      await makeStep(db, { ...one, name: "pack", files: ["brand-kit.zip"] });
      const kit = await kitOf(asset);
      deepStrictEqual(
        [kit?.status, kit?.fidelity, kit?.error, kit?.palette.length],
        ["completed", { svg: 0.99 }, null, 1],
      );
      deepStrictEqual(
        kit?.files.map(({ name }: { name: string }) => name),
        ["logo/logo.svg", "logo/logo.png", "icons/favicon.ico"],
      );
      strictEqual(kit?.zip_path.endsWith("brand-kit.zip"), true);
      // What only later steps needed is removed; what is a part of the kit is not.
      deepStrictEqual((await listed(db, owner)).map((path) => path.endsWith("work/a.png")), [true]);
      const statuses = (await db.events(project)).filter((event) => event.startsWith("kit_"));
      deepStrictEqual(statuses, [
        "kit_updated:pending",
        "kit_updated:generating",
        "kit_updated:completed",
      ]);
      const [event] = await db.admin`
        select payload from private.project_events
        where project_id = ${project} and type = 'kit_updated' order by seq desc limit 1`;
      deepStrictEqual([event?.payload.files, event?.payload.zip_path], [undefined, undefined]);
      // Neither the project nor its log of completions noticed.
      const [row] = await db.admin`
        select status::text from public.brand_projects where id = ${project}`;
      strictEqual(row?.status, "generating");
    });

    async function claimOf(asset: string, name: string) {
      const job = (await openSteps(db, asset)).get(name) ?? "";
      const claim = await db.call<{
        lease_token: string;
        step: { traced: unknown; stored: { name: string }[] };
      }>("claim_rendition", { p_job_id: job });
      return { job, token: claim.lease_token, step: claim.step };
    }

    await t.step("only of a completed logo, and only for its owner", async () => {
      const owner = await db.user();
      const { asset, others: [pending = ""] } = await completed(db, owner);
      const code = async (who: string, id: string) => (await requestKit(db, who, id)).code;
      strictEqual(await code(owner, pending), "asset_not_ready");
      strictEqual(await code(await db.user(), asset), "not_found");
      strictEqual(await code(owner, crypto.randomUUID()), "not_found");
    });

    await t.step("of ten requests at once, one begins", async () => {
      const owner = await db.user();
      const { asset } = await completed(db, owner);
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => requestKit(db, owner, asset)),
      );
      deepStrictEqual(answers.map(({ outcome }) => outcome), Array(10).fill("done"));
      strictEqual(answers.filter(({ is_new }) => is_new).length, 1);
      const [row] = await db.admin`
        select count(*)::int as made from private.kit_requests where owner_id = ${owner}`;
      strictEqual(row?.made, 1);
    });

    await t.step("steps side by side can be claimed at the same moment", async () => {
      const owner = await db.user();
      const { asset } = await completed(db, owner);
      await requestKit(db, owner, asset);
      const next = ["logo", "icons", "social", "colors"];
      await makeStep(db, { owner, asset, name: "trace", files: [], traced: traced(next) });
      const jobs = [...(await openSteps(db, asset)).values()];
      const tokens = await Promise.all(jobs.map((job) => claimRendition(db, job)));
      strictEqual(new Set(tokens).size, 4);
      const [row] = await db.admin`select private.free_leases(${owner}, 'work')::int as free`;
      strictEqual(row?.free, 16);
    });

    await t.step("a step that is made again replaces nothing twice", async () => {
      const owner = await db.user();
      const { asset } = await completed(db, owner);
      await requestKit(db, owner, asset);
      const job = (await openSteps(db, asset)).get("trace") ?? "";
      const first = await claimRendition(db, job);
      const lost = await reserveFiles(db, {
        owner,
        asset,
        job,
        token: first,
        files: ["work/lost"],
      });
      await db.loseLease(job);
      const second = await claimRendition(db, job);
      const save = (token: string, files: unknown[]) =>
        db.call("save_kit_step", {
          p_job_id: job,
          p_lease_token: token,
          p_files: files,
          p_traced: traced(),
        });
      deepStrictEqual(await save(first, lost), { accepted: false });
      const made = await reserveFiles(db, {
        owner,
        asset,
        job,
        token: second,
        files: ["logo/a.svg"],
      });
      deepStrictEqual(await save(second, made), { accepted: true });
      deepStrictEqual(await save(second, made), { accepted: true });
      strictEqual((await openSteps(db, asset)).size, 2);
      deepStrictEqual(await listed(db, owner), lost.map(({ path }) => path));
    });

    await t.step(
      "files that are no longer there don't count, nor what is no list of files",
      async () => {
        const owner = await db.user();
        const { asset } = await completed(db, owner);
        await requestKit(db, owner, asset);
        const job = (await openSteps(db, asset)).get("trace") ?? "";
        const token = await claimRendition(db, job);
        const [file] = await reserveFiles(db, { owner, asset, job, token, files: ["logo/a.svg"] });
        const save = (files: unknown) =>
          db.call("save_kit_step", {
            p_job_id: job,
            p_lease_token: token,
            p_files: files,
            p_traced: traced(),
          });
        const unreserved = { ...file, path: `${owner}/elsewhere` };
        deepStrictEqual(await save([file, unreserved]), { accepted: false });
        strictEqual((await listed(db, owner)).length, 1);
        await rejects(save([{ ...file, bytes: "many" }]), { code: "23514" });
      },
    );

    await t.step(
      "when a step fails for good, so has the kit; asked again, it is made anew",
      async () => {
        const owner = await db.user();
        const { project, asset } = await completed(db, owner);
        await requestKit(db, owner, asset);
        await makeStep(db, {
          owner,
          asset,
          name: "trace",
          files: ["logo/a.svg"],
          traced: traced(),
        });
        const steps = await openSteps(db, asset);
        const [logo = "", icons = ""] = steps.values();
        const other = await claimRendition(db, icons);
        const [path] = await reserveFiles(db, {
          owner,
          asset,
          job: icons,
          token: other,
          files: ["i"],
        });
        const token = await claimRendition(db, logo);
        await db.fail(logo, token, { p_class: "permanent", p_code: "bad_picture" });
        const kit = await kitOf(asset);
        deepStrictEqual([kit?.status, kit?.error.code, kit?.fidelity], [
          "failed",
          "bad_picture",
          null,
        ]);
        strictEqual(/brand kit/.test(kit?.error.message), true);
        const late = await db.call("save_kit_step", {
          p_job_id: icons,
          p_lease_token: other,
          p_files: [path],
        });
        deepStrictEqual(late, { accepted: false });
        strictEqual((await listed(db, owner)).length, 2);
        strictEqual((await db.events(project)).at(-1), "kit_updated:failed");

        const again = await requestKit(db, owner, asset);
        deepStrictEqual([again.is_new, again.kit.status, again.kit.error], [true, "pending", null]);
        await makeKit(db, owner, asset);
        strictEqual((await kitOf(asset))?.status, "completed");
      },
    );

    await t.step("it fails with a sentence, too, when its workers fall silent", async () => {
      const owner = await db.user();
      const { asset } = await completed(db, owner);
      await requestKit(db, owner, asset);
      const job = (await openSteps(db, asset)).get("trace") ?? "";
      for (let n = 0; n < 3; n++) {
        await claimRendition(db, job);
        await db.loseLease(job);
      }
      strictEqual((await kitOf(asset))?.error.code, "worker_lost");
    });

    await t.step(
      "cancelling its project touches it not, deleting its logo removes all",
      async () => {
        const owner = await db.user();
        const { project, asset } = await completed(db, owner);
        await requestKit(db, owner, asset);
        await makeStep(db, {
          owner,
          asset,
          name: "trace",
          files: ["logo/a.svg"],
          traced: traced(),
        });
        await db.call("cancel_project", { p_owner_id: owner, p_project_id: project });
        await makeStep(db, { owner, asset, name: "logo", files: ["logo/b.png"] });
        const icons = (await openSteps(db, asset)).get("icons") ?? "";
        const token = await claimRendition(db, icons);
        await reserveFiles(db, { owner, asset, job: icons, token, files: ["icons/c.png"] });
        await db.call("delete_asset", { p_owner_id: owner, p_asset_id: asset });
        const names = (await listed(db, `${owner}/project/`)).map((path) => path.split("/").at(-1));
        deepStrictEqual(names.toSorted(), ["a.svg", "b.png", "c.png"]);
        const left = await db.admin`
        select id::text from private.jobs where asset_id = ${asset}
        union all select id::text from private.kit_steps where asset_id = ${asset}`;
        strictEqual(left.length, 0);
      },
    );

    await t.step("sixty an hour, and one that is there costs none", async () => {
      const owner = await db.user();
      const { asset, others: [other = ""], project } = await completed(db, owner);
      await requestKit(db, owner, asset);
      await db.admin`
        insert into private.kit_requests (owner_id, at)
        select ${owner}, now() - interval '50 minutes' from generate_series(1, 59)`;
      await db.complete(owner, project, other, await db.claim(other));
      const refused = await requestKit(db, owner, other);
      deepStrictEqual([refused.code, refused.limit, refused.remaining], ["rate_limited", 60, 0]);
      strictEqual(Math.abs(Number(refused.retry_after) - 600) < 10, true);
      strictEqual((await requestKit(db, owner, asset)).outcome, "done");
      await db.admin`
        update private.kit_requests set at = now() - interval '61 minutes'
        where owner_id = ${owner} and at < now() - interval '49 minutes'`;
      strictEqual((await requestKit(db, owner, other)).is_new, true);
      await db.admin`select private.purge()`;
      const [row] = await db.admin`
        select count(*)::int as kept from private.kit_requests where owner_id = ${owner}`;
      strictEqual(row?.kept, 2);
    });
  });
});
