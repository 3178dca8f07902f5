import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { withDatabase } from "../database.ts";

Deno.test("a second drawing is a start at the vendor as any other", async (t) => {
  await withDatabase(async (db) => {
    const owner = await db.user();
    const { project, assets: [asset = "", other = "", third = ""] } = await db.prompted(owner);
    await db.admin`
      update private.vendor_gates set starts_per_minute = 1, burst = 3 where vendor = 'seedream'`;
    const redraw = { p_asset_id: asset, p_lease_token: await db.claim(asset) };
    const begun = { p_asset_id: third, p_lease_token: await db.claim(third) };

    await t.step("it is let in while there is room, and counts as a start", async () => {
      strictEqual(await db.call("begin_redraw", redraw), true);
      strictEqual(await db.call("begin_redraw", redraw), false);
    });

    await t.step("it is not let in while the gate is closed", async () => {
      await db.admin`
        update private.vendor_gates set starts_per_minute = null,
          blocked_until = clock_timestamp() + interval '1 minute' where vendor = 'seedream'`;
      strictEqual(await db.call("begin_redraw", redraw), false);
      await db.admin`
        update private.vendor_gates set blocked_until = '-infinity' where vendor = 'seedream'`;
      strictEqual(await db.call("begin_redraw", redraw), true);
    });

    await t.step("turned away, it closes the gate for all, and its attempt goes on", async () => {
      await db.openGates();
      // Since it drew the first: its "no" is a newer one all the same.
      await db.admin`
        update private.vendor_gates set learned_at = clock_timestamp() where vendor = 'seedream'`;
      strictEqual(await db.call("begin_redraw", redraw), true);
      const no = { ...redraw, p_retry_after_seconds: 40 };
      strictEqual(await db.call("redraw_turned_away", no), true);
      const [gate] = await db.admin`
        select is_probing, refusals,
          blocked_until > clock_timestamp() + interval '35 seconds' as blocked
        from private.vendor_gates where vendor = 'seedream'`;
      deepStrictEqual({ ...gate }, { is_probing: true, refusals: 1, blocked: true });
      const held = await db.call("claim_picture", { p_asset_id: other });
      strictEqual(held.reason, "vendor_blocked");
      strictEqual(await db.complete(owner, project, asset, redraw.p_lease_token), true);
      strictEqual(await db.call("redraw_turned_away", no), false);
    });

    await t.step("the first drawing is too old to open the gate", async () => {
      const [gate] = await db.admin`
        select is_probing from private.vendor_gates where vendor = 'seedream'`;
      strictEqual(gate?.is_probing, true);
    });

    await t.step("it is never the call that tries whether the gate can open", async () => {
      await db.admin`
        update private.vendor_gates set blocked_until = '-infinity' where vendor = 'seedream'`;
      strictEqual(await db.call("begin_redraw", begun), false);
      await db.makeDue(other);
      await db.claim(other);
    });
  }, { hasOwnClock: true });
});
