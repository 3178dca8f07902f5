import { strictEqual } from "node:assert/strict";
import { withDatabase } from "../database.ts";

Deno.test("a second drawing is a start at the vendor as any other", async (t) => {
  await withDatabase(async (db) => {
    const owner = await db.user();
    const { assets: [asset = ""] } = await db.prompted(owner);
    await db.admin`
      update private.vendor_gates set starts_per_minute = 1, burst = 2 where vendor = 'seedream'`;
    const redraw = { p_asset_id: asset, p_lease_token: await db.claim(asset) };

    await t.step("it is let in while there is room, and takes it up", async () => {
      strictEqual(await db.call("begin_redraw", redraw), true);
      strictEqual(await db.call("begin_redraw", redraw), false);
    });

    await t.step("it is not while the vendor asks to be left alone", async () => {
      await db.admin`
        update private.vendor_gates set starts_per_minute = null,
          blocked_until = clock_timestamp() + interval '1 minute' where vendor = 'seedream'`;
      strictEqual(await db.call("begin_redraw", redraw), false);
      await db.admin`
        update private.vendor_gates set blocked_until = '-infinity' where vendor = 'seedream'`;
      strictEqual(await db.call("begin_redraw", redraw), true);
    });
  });
});
