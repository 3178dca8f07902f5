import assert from "node:assert/strict";
import { connect } from "./connect.ts";
import { withScratchCluster } from "./scratch-cluster.ts";

Deno.test("a result that broke off leaves no holes in the next", async () => {
  await withScratchCluster(async ({ adminUrl }) => {
    const sql = connect(adminUrl, { max: 1, fetch_types: false });
    const breaksOff = () => sql`select 1 / (3 - n) from generate_series(1, 5) as n`;
    await assert.rejects(breaksOff(), { code: "22012" });
    assert.deepEqual([...await sql`select 7 as seven`], [{ seven: 7 }]);
    await assert.rejects(breaksOff());
    assert.deepEqual([...await sql.unsafe("select 7 as seven")], [{ seven: 7 }]);
    await assert.rejects(breaksOff());
    assert.deepEqual(await sql.begin(async (tx) => [...await tx`select 7 as seven`]), [{
      seven: 7,
    }]);
    await sql.end();
  });
});
