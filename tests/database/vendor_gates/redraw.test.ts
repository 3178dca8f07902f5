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

    const leaseOf = async (id: string) => {
      const [job] = await db.admin<{ lease_token: string }[]>`
        select lease_token from private.jobs where id = ${id}`;
      return job?.lease_token ?? "";
    };

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

    await t.step("turned away, its attempt goes on, and nobody else waits", async () => {
      await db.openGates();
      strictEqual(await db.call("begin_redraw", redraw), true);
      const no = { ...redraw, p_retry_after_seconds: 40 };
      strictEqual(await db.call("redraw_turned_away", no), true);
      await db.claim(other);
      strictEqual(await db.complete(owner, project, asset, redraw.p_lease_token), true);
      strictEqual(await db.call("redraw_turned_away", no), false);
    });

    await t.step("turned away while the gate is closed, it keeps it closed", async () => {
      const late = { p_asset_id: other, p_lease_token: await leaseOf(other) };
      strictEqual(await db.call("begin_redraw", late), true);
      await db.admin`
        update private.vendor_gates set is_probing = true, closed_for = 'throttled',
          learned_at = clock_timestamp() where vendor = 'seedream'`;
      await db.admin`
        update private.jobs set last_started_at = clock_timestamp() where id = ${other}`;
      strictEqual(
        await db.call("redraw_turned_away", { ...late, p_retry_after_seconds: 40 }),
        true,
      );
      const [gate] = await db.admin`
        select is_probing, refusals,
          blocked_until > clock_timestamp() + interval '35 seconds' as blocked
        from private.vendor_gates where vendor = 'seedream'`;
      deepStrictEqual({ ...gate }, { is_probing: true, refusals: 1, blocked: true });
      await db.fail(other, late.p_lease_token);
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
