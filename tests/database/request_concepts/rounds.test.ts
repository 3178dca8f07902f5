import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { concepts, type Database, withDatabase } from "../database.ts";

/** A project whose first three concepts are completed. */
async function completed(db: Database, owner: string) {
  const { project, assets } = await db.prompted(owner);
  for (const asset of assets) await db.complete(owner, project, asset, await db.claim(asset));
  return { project, assets };
}

/** Asks for more concepts, and says what was answered. */
async function ask(
  db: Database,
  owner: string,
  project: string,
  given: Record<string, unknown> = {},
) {
  return await db.call("request_concepts", {
    p_owner_id: owner,
    p_project_id: project,
    p_count: 2,
    p_max_generations_per_day: 300,
    ...given,
  });
}

/** The round that a project waits for. */
async function openRound(db: Database, project: string): Promise<string> {
  const [row] = await db.admin<{ id: string }[]>`
    select id from private.concept_rounds where project_id = ${project} and settled_at is null`;
  if (!row) throw new Error("no round is open");
  return row.id;
}

/** Takes up the open round. */
async function claim(db: Database, project: string) {
  const round = await openRound(db, project);
  const answer = await db.call("claim_prompts", { p_round_id: round });
  strictEqual(answer.outcome, "claimed");
  return { round, token: String(answer.lease_token), answer };
}

/** Has the open round think of so many concepts, and returns their ids. */
async function think(db: Database, project: string, count = 2): Promise<string[]> {
  const { round, token } = await claim(db, project);
  const answer = await db.call<{ accepted: boolean; asset_ids: string[] }>("complete_prompts", {
    ...{ p_round_id: round, p_lease_token: token, p_concepts: concepts(count) },
  });
  strictEqual(answer.accepted, true);
  return answer.asset_ids;
}

async function read(db: Database, project: string) {
  const [row] = await db.admin<{ status: string; code: string | null; cost: number | null }[]>`
    select status, error ->> 'code' as code, prompting_cost_usd::float8 as cost
    from public.brand_projects where id = ${project}`;
  return row;
}

const status = async (db: Database, project: string) => (await read(db, project))?.status;

async function ordinals(db: Database, project: string): Promise<number[]> {
  const rows = await db.admin<{ ordinal: number }[]>`
    select ordinal from public.generated_assets where project_id = ${project} order by ordinal`;
  return rows.map(({ ordinal }) => ordinal);
}

const permanent = { p_class: "permanent", p_code: "prompts_unusable" };

Deno.test("request_concepts begins a further round", async (t) => {
  await withDatabase(async (db) => {
    await t.step("its concepts come after those that are there", async () => {
      const owner = await db.user();
      const { project } = await completed(db, owner);
      const before = (await db.events(project)).length;
      const answer = await ask(db, owner, project);
      strictEqual((answer.project as { status: string }).status, "prompting");
      const assets = await think(db, project);
      strictEqual(await status(db, project), "generating");
      deepStrictEqual(await ordinals(db, project), [1, 2, 3, 4, 5]);
      for (const asset of assets) await db.complete(owner, project, asset, await db.claim(asset));
      strictEqual(await status(db, project), "completed");
      deepStrictEqual((await db.events(project)).slice(before), [
        ...["project_updated:prompting", "asset_pending", "asset_pending"],
        ...["project_updated:generating", "asset_generating", "asset_completed"],
        ...["asset_generating", "asset_completed", "project_updated:completed"],
        "generation_complete:completed",
      ]);
    });

    await t.step("the director is told of all that is there", async () => {
      const owner = await db.user();
      const { project, assets: [first = "", second = ""] } = await db.prompted(owner);
      await db.complete(owner, project, first, await db.claim(first));
      await db.fail(second, await db.claim(second), {
        ...{ p_class: "permanent", p_code: "content_policy" },
      });
      await db.admin`update public.generated_assets set favorite = true where id = ${first}`;
      await ask(db, owner, project, { p_archetype: "wordmark", p_direction: "Calmer" });
      const { round, answer } = await claim(db, project);
      deepStrictEqual(answer.round, {
        ...{ id: round, wanted: 2, archetype: "wordmark", direction: "Calmer" },
      });
      const logo = (number: number) => ({
        ...{ title: `Concept ${number}`, archetype: "abstract", prompt: `Draw mark ${number}` },
        ...{ favorite: false, failed: null },
      });
      deepStrictEqual(answer.logos, [
        { ...logo(1), favorite: true },
        { ...logo(2), failed: "content_policy" },
        logo(3),
      ]);
    });

    await t.step("of the refinements it is told of favorites only", async () => {
      const owner = await db.user();
      const { project, assets: [first = ""] } = await completed(db, owner);
      const { asset_ids } = await db.call<{ asset_ids: string[] }>("refine_asset", {
        ...{ p_owner_id: owner, p_asset_id: first, p_action: "variation", p_count: 2 },
        p_max_generations_per_day: 300,
      });
      await db.admin`
        update public.generated_assets
        set generation_prompt = title, favorite = id = ${asset_ids[1] ?? ""}
        where id = any (${asset_ids})`;
      await ask(db, owner, project);
      const { answer } = await claim(db, project);
      const titles = (answer.logos as { title: string }[]).map(({ title }) => title);
      deepStrictEqual(titles.slice(3), ["Variation 2 of Concept 1"]);
    });

    await t.step("strangers have no such project, and one round is open at a time", async () => {
      const owner = await db.user();
      const project = await db.project(owner);
      strictEqual((await ask(db, await db.user(), project)).code, "not_found");
      strictEqual((await ask(db, owner, project)).code, "project_busy");
      await think(db, project, 3);
      strictEqual((await ask(db, owner, project)).outcome, "done");
      strictEqual((await ask(db, owner, project)).code, "project_busy");
    });

    await t.step("of ten at once one begins a round; with one key all get its answer", async () => {
      const owner = await db.user();
      const { project } = await completed(db, owner);
      const ten = (given: Record<string, unknown> = {}) =>
        Promise.all(Array.from({ length: 10 }, () => ask(db, owner, project, given)));
      const outcomes = (await ten()).map(({ outcome, code }) => code ?? outcome).sort();
      deepStrictEqual(outcomes, ["done", ...Array(9).fill("project_busy")]);
      await think(db, project);
      const again = await ten({ p_idempotency_key: "more", p_request_hash: "h" });
      deepStrictEqual(
        again.map(({ outcome }) => outcome).sort(),
        ["done", ...Array(9).fill("replayed")],
      );
      strictEqual(
        (await ask(db, owner, project, { p_idempotency_key: "more", p_request_hash: "i" })).code,
        "idempotency_key_reused",
      );
      const [rounds] = await db.admin`
        select count(*)::int as count from private.concept_rounds where project_id = ${project}`;
      strictEqual(rounds?.count, 3);
    });

    await t.step(
      "a project holds 200, those that are thought of and refinements included",
      async () => {
        const owner = await db.user();
        const { project, assets: [first = ""] } = await completed(db, owner);
        await db.admin`
        insert into public.generated_assets (project_id, title, archetype, generation_prompt, status, error)
        select ${project}, 'x', 'abstract', 'x', 'failed', private.failure('cancelled')
        from generate_series(1, 190)`;
        strictEqual((await ask(db, owner, project, { p_count: 8 })).code, "project_full");
        strictEqual((await ask(db, owner, project, { p_count: 5 })).outcome, "done");
        const refine = (p_count: number) =>
          db.call("refine_asset", {
            ...{ p_owner_id: owner, p_asset_id: first, p_action: "variation", p_count },
            p_max_generations_per_day: 300,
          });
        strictEqual((await refine(3)).code, "project_full");
        strictEqual((await refine(2)).outcome, "done");
      },
    );

    await t.step("its pictures are reserved, and given back where none came of them", async () => {
      const owner = await db.user();
      const { project } = await completed(db, owner);
      const limited = { p_count: 5, p_max_generations_per_day: 10 };
      await ask(db, owner, project, limited);
      strictEqual(await db.reserved(owner), 8);
      const [asset = ""] = await think(db, project, 4);
      strictEqual(await db.reserved(owner), 7);
      await db.fail(asset, await db.claim(asset), permanent);
      strictEqual(await db.reserved(owner), 6);
      strictEqual((await ask(db, owner, project, limited)).code, "daily_limit");
      await ask(db, owner, project, { ...limited, p_count: 4 });
      strictEqual(await db.reserved(owner), 10);
      const { round, token } = await claim(db, project);
      await db.fail(round, token, permanent);
      strictEqual(await db.reserved(owner), 6);
      const [perRound] = await db.admin<{ left: number[] }[]>`
        select array_agg(pictures - given_back order by id) as left
        from private.reservations where owner_id = ${owner}`;
      deepStrictEqual(perRound?.left, [3, 3, 0]);
    });

    await t.step("what it cost is its project's", async () => {
      const owner = await db.user();
      const { project } = await completed(db, owner);
      for (const cost_usd of [0.25, 0.5]) {
        await ask(db, owner, project);
        const { round, token } = await claim(db, project);
        await db.call("complete_prompts", {
          ...{ p_round_id: round, p_lease_token: token, p_concepts: concepts(1) },
          p_report: { cost_usd },
        });
      }
      strictEqual((await read(db, project))?.cost, 0.75);
    });

    await t.step("a place is given once, that of a deleted logo too", async () => {
      const owner = await db.user();
      const { project, assets } = await completed(db, owner);
      await ask(db, owner, project);
      const last = assets.at(-1);
      await db.call("delete_asset", { p_owner_id: owner, p_asset_id: last });
      await think(db, project);
      deepStrictEqual(await ordinals(db, project), [1, 2, 4, 5]);
    });
  });
});

Deno.test("a project's status follows from its rounds and its logos", async (t) => {
  await withDatabase(async (db) => {
    const refine = (owner: string, asset: string) =>
      db.call<{ asset_ids: string[] }>("refine_asset", {
        ...{ p_owner_id: owner, p_asset_id: asset, p_action: "variation", p_count: 1 },
        p_max_generations_per_day: 300,
      });

    await t.step("refinements go on while more are thought of", async () => {
      const owner = await db.user();
      const { project, assets: [first = ""] } = await completed(db, owner);
      await ask(db, owner, project);
      const { asset_ids: [refined = ""] } = await refine(owner, first);
      strictEqual(await status(db, project), "prompting");
      await db.complete(owner, project, refined, await db.claim(refined));
      strictEqual(await status(db, project), "prompting");
      ok(!(await db.events(project)).slice(-2).some((event) => /complete:/.test(event)));
      await think(db, project);
      strictEqual(await status(db, project), "generating");
    });

    await t.step("a round that fails leaves it as it was, with the reason", async () => {
      const owner = await db.user();
      const { project, assets: [first = ""] } = await completed(db, owner);
      await ask(db, owner, project);
      const { round, token } = await claim(db, project);
      await db.fail(round, token, permanent);
      const failed = { code: "prompts_unusable", cost: 0 };
      deepStrictEqual({ ...await read(db, project) }, { ...failed, status: "completed" });
      deepStrictEqual((await db.events(project)).slice(-2), [
        "project_updated:completed",
        "generation_complete:completed",
      ]);
      await refine(owner, first);
      deepStrictEqual({ ...await read(db, project) }, { ...failed, status: "generating" });
      await ask(db, owner, project);
      deepStrictEqual({ ...await read(db, project) }, {
        ...{ status: "prompting", code: null, cost: 0 },
      });
    });

    await t.step("it fails while a logo is drawn: generating, then completed", async () => {
      const owner = await db.user();
      const { project, assets: [first = ""] } = await completed(db, owner);
      const { asset_ids: [refined = ""] } = await refine(owner, first);
      await ask(db, owner, project);
      const { round, token } = await claim(db, project);
      await db.fail(round, token, permanent);
      strictEqual(await status(db, project), "generating");
      strictEqual((await db.events(project)).at(-1), "project_updated:generating");
      await db.complete(owner, project, refined, await db.claim(refined));
      strictEqual((await db.events(project)).at(-1), "generation_complete:completed");
    });

    await t.step("cancelling stops the thinking, and a further round ends that", async () => {
      const owner = await db.user();
      const { project } = await completed(db, owner);
      await ask(db, owner, project);
      const { round, token } = await claim(db, project);
      await db.call("cancel_project", { p_owner_id: owner, p_project_id: project });
      strictEqual(await status(db, project), "cancelled");
      strictEqual(await db.reserved(owner), 3);
      strictEqual((await db.events(project)).at(-1), "generation_complete:cancelled");
      const late = await db.call("complete_prompts", {
        ...{ p_round_id: round, p_lease_token: token, p_concepts: concepts(2) },
      });
      strictEqual(late.accepted, false);
      strictEqual((await ask(db, owner, project)).outcome, "done");
      deepStrictEqual({ ...await read(db, project) }, {
        ...{ status: "prompting", code: null, cost: 0 },
      });
      await think(db, project);
      strictEqual(await status(db, project), "generating");
    });

    await t.step("a cancelled round is no failure", async () => {
      const owner = await db.user();
      const { project, assets: [first = ""] } = await completed(db, owner);
      await ask(db, owner, project);
      await db.call("cancel_project", { p_owner_id: owner, p_project_id: project });
      const { asset_ids: [refined = ""] } = await refine(owner, first);
      strictEqual(await status(db, project), "generating");
      await db.complete(owner, project, refined, await db.claim(refined));
      deepStrictEqual({ ...await read(db, project) }, {
        ...{ status: "completed", code: null, cost: 0 },
      });
    });

    await t.step("what failed before it had logos may try again, or ask for others", async () => {
      const owner = await db.user();
      const project = await db.project(owner);
      const first = await claim(db, project);
      await db.fail(first.round, first.token, permanent);
      strictEqual((await ask(db, owner, project)).outcome, "done");
      const second = await claim(db, project);
      await db.fail(second.round, second.token, permanent);
      strictEqual(await status(db, project), "failed");
      const retry = { p_owner_id: owner, p_project_id: project, p_max_generations_per_day: 300 };
      strictEqual((await db.call("retry_project", retry)).outcome, "done");
      // The round that failed last is the one that is tried again.
      strictEqual(await openRound(db, project), second.round);
      strictEqual(await db.reserved(owner), 2);
      await think(db, project);
      strictEqual((await db.call("retry_project", retry)).code, "project_not_failed");
    });

    await t.step(
      "a worker that falls silent over a round loses it, and it is tried again",
      async () => {
        const owner = await db.user();
        const { project } = await completed(db, owner);
        await ask(db, owner, project);
        const { round } = await claim(db, project);
        await db.loseLease(round);
        strictEqual(await status(db, project), "prompting");
        await think(db, project);
      },
    );

    await t.step("a project that is deleted gives an open round's pictures back", async () => {
      const owner = await db.user();
      const { project } = await completed(db, owner);
      await ask(db, owner, project);
      await db.call("delete_project", { p_owner_id: owner, p_project_id: project });
      strictEqual(await db.reserved(owner), 3);
    });
  });
});
