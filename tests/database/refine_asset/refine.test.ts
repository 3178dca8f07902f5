import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { type Database, withDatabase } from "../database.ts";

async function completed(db: Database, owner: string) {
  const { project, assets: [asset = ""] } = await db.prompted(owner, { p_concept_count: 1 });
  await db.complete(owner, project, asset, await db.claim(asset));
  return { project, asset };
}

Deno.test("refine_asset asks for children of a completed logo", async (t) => {
  await withDatabase(async (db) => {
    const edit = (owner: string, asset: string, given = {}) =>
      db.call("refine_asset", {
        p_owner_id: owner,
        p_asset_id: asset,
        p_action: "edit",
        p_count: 1,
        p_max_generations_per_day: 300,
        p_instructions: "Make it blue",
        ...given,
      });

    await t.step("nobody refines another's logo, or one that isn't finished", async () => {
      const owner = await db.user();
      const { asset } = await completed(db, owner);
      strictEqual((await edit(await db.user(), asset)).code, "not_found");
      const { assets: [pending = ""] } = await db.prompted(owner);
      strictEqual((await edit(owner, pending)).code, "asset_not_ready");
    });

    await t.step("children are pending, carry their parent, and wake the project", async () => {
      const owner = await db.user();
      const { project, asset } = await completed(db, owner);
      const { asset_ids, assets } = await edit(owner, asset, { p_count: 2 });
      deepStrictEqual(
        (assets as Record<string, unknown>[]).map(({ id, status }) => [id, status]),
        (asset_ids as string[]).map((id) => [id, "pending"]),
      );
      const rows = await db.admin`
        select asset_type, parent_asset_id, archetype, instructions, generation_prompt, ordinal
        from public.generated_assets where id = any (${asset_ids as string[]}) order by ordinal`;
      deepStrictEqual(
        rows.map((row) => ({ ...row })),
        [2, 3].map((ordinal) => ({
          asset_type: "logo_edit",
          parent_asset_id: asset,
          archetype: "abstract",
          instructions: "Make it blue",
          generation_prompt: null,
          ordinal,
        })),
      );
      deepStrictEqual((await db.events(project)).slice(-3), [
        "asset_pending",
        "asset_pending",
        "project_updated:generating",
      ]);
    });

    await t.step("a rewritten prompt is kept for the next attempt", async () => {
      const owner = await db.user();
      const { project, asset } = await completed(db, owner);
      const { asset_ids } = await edit(owner, asset);
      const [child = ""] = asset_ids as string[];
      const first = await db.call("claim_picture", { p_asset_id: child });
      strictEqual(first.vendor, "nano_banana");
      strictEqual(first.prompt_ready, false);
      strictEqual((first.parent as { id: string }).id, asset);
      await db.call("save_rewritten_prompt", {
        p_asset_id: child,
        p_lease_token: first.lease_token,
        p_prompt: "The same mark, in blue",
        p_prompt_version: "a1",
      });
      await db.fail(child, String(first.lease_token));
      await db.makeDue(child);
      const second = await db.call("claim_picture", { p_asset_id: child });
      strictEqual(second.prompt_ready, true);
      strictEqual(second.has_own_prompt, false);
      strictEqual(
        (second.asset as { generation_prompt: string }).generation_prompt,
        "The same mark, in blue",
      );
      strictEqual(await db.complete(owner, project, child, String(second.lease_token)), true);
      strictEqual((await db.events(project)).at(-1), "generation_complete:completed");
    });

    await t.step("a prompt of the owner's own is known as such", async () => {
      const owner = await db.user();
      const { asset } = await completed(db, owner);
      const { asset_ids: [child = ""] } = await edit(owner, asset) as { asset_ids: string[] };
      const first = await db.call("claim_picture", { p_asset_id: child });
      strictEqual(first.has_own_prompt, false);
      await db.fail(child, String(first.lease_token), { p_class: "permanent" });
      await db.call("retry_asset", {
        p_owner_id: owner,
        p_asset_id: child,
        p_max_generations_per_day: 300,
        p_prompt: "The same mark, in red",
      });
      const second = await db.call("claim_picture", { p_asset_id: child });
      deepStrictEqual([second.prompt_ready, second.has_own_prompt], [true, true]);
    });

    await t.step("an edit is called after its wish, cut at a word's end", async () => {
      const owner = await db.user();
      const { asset } = await completed(db, owner);
      const wish =
        "Swap the blue for a warm terracotta and  make the lettering\na good deal bolder";
      const titles = async (given: Record<string, unknown>) => {
        const { assets } = await edit(owner, asset, given);
        return (assets as { title: string }[]).map(({ title }) => title);
      };
      deepStrictEqual(await titles({ p_instructions: wish, p_count: 2 }), [
        "Swap the blue for a warm terracotta and make the lettering…",
        "Swap the blue for a warm terracotta and make the lettering… (2)",
      ]);
      deepStrictEqual(await titles({ p_instructions: "Make it calmer" }), ["Make it calmer"]);
      deepStrictEqual(await titles({ p_instructions: "x".repeat(1000) }), [`${"x".repeat(59)}…`]);
    });

    await t.step("no control and no half of a letter gets into a title", async () => {
      const titled = async (wish: string) => {
        const [row] = await db.admin`select private.shorten(${wish}, 10) as title`;
        return row?.title;
      };
      const cases = [
        ["a\u202eb\u2066c", "abc"],
        ["\u2067שלום\u2069 עולם", "שלום עולם"],
        ["a\u0007b\u0085\nc\u007f", "a b c"],
        ["\u202e\u0001", ""],
        ["😀".repeat(11), `${"😀".repeat(9)}…`],
        ["a".repeat(8) + "é".normalize("NFD").repeat(5), `${"a".repeat(8)}…`],
        ["ทำให้ตัวอักษรใหญ่ขึ้น", "ทำให้ตัว…"],
        ["กกกกกกกก" + "ที่".repeat(3), "กกกกกกกก…"],
        ["aaaaaaaa👍🏽👍🏽", "aaaaaaaa…"],
        ["aaaaaaaa👩‍👩‍👧‍👦", "aaaaaaaa…"],
        ["aaaaaa👩‍👩‍👧‍👦", "aaaaaa…"],
        ["カカカカカカカカカ\u3099カ", "カカカカカカカカ…"],
        ["z" + "\u0301".repeat(80), `z${"\u0301".repeat(8)}…`],
      ];
      for (const [wish = "", title] of cases) strictEqual(await titled(wish), title, wish);
      const owner = await db.user();
      const { asset } = await completed(db, owner);
      const { assets } = await edit(owner, asset, { p_instructions: "Blue\u202e\u0007, please" });
      strictEqual((assets as { title: string }[])[0]?.title, "Blue , please");
    });

    await t.step("variations are told apart", async () => {
      const owner = await db.user();
      const { asset } = await completed(db, owner);
      const [parent] = await db
        .admin`select title from public.generated_assets where id = ${asset}`;
      const vary = async (p_count: number) => {
        const { assets } = await edit(owner, asset, { p_action: "variation", p_count });
        return (assets as { title: string }[]).map(({ title }) => title);
      };
      deepStrictEqual([...await vary(2), ...await vary(1)], [
        `Variation 1 of ${parent?.title}`,
        `Variation 2 of ${parent?.title}`,
        `Variation 3 of ${parent?.title}`,
      ]);
    });

    await t.step("a project holds 200 assets", async () => {
      const owner = await db.user();
      const { project, asset } = await completed(db, owner);
      await db.admin`
        insert into public.generated_assets (project_id, ordinal, title, archetype, status,
          generation_prompt, error)
        select ${project}, n, 'Filler', 'abstract', 'failed', 'none', private.failure('cancelled')
        from generate_series(2, 198) as n`;
      strictEqual((await edit(owner, asset, { p_count: 3 })).code, "project_full");
      strictEqual((await edit(owner, asset, { p_count: 2 })).outcome, "done");
    });

    await t.step("a replay answers with the first children", async () => {
      const owner = await db.user();
      const { asset } = await completed(db, owner);
      const keyed = { p_idempotency_key: "key", p_request_hash: "hash" };
      const first = await edit(owner, asset, keyed);
      const again = await edit(owner, asset, keyed);
      deepStrictEqual([again.outcome, again.asset_ids], ["replayed", first.asset_ids]);
    });

    await t.step("the day's limit counts refinements", async () => {
      const owner = await db.user();
      const { asset } = await completed(db, owner);
      const answer = await edit(owner, asset, { p_count: 3, p_max_generations_per_day: 3 });
      strictEqual(answer.code, "daily_limit");
    });
  });
});
