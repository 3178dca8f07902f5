import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import { withDatabase } from "../database.ts";

Deno.test("new work calls its function", async (t) => {
  await withDatabase(async (db) => {
    await t.step("a project is accepted though nothing can be called", async () => {
      await db.project(await db.user());
      const [queue] = await db.admin`select count(*)::int as count from net.http_request_queue`;
      strictEqual(queue?.count, 0);
    });

    await t.step("a failure of pg_net does not undo the user's insert", async () => {
      await db.allowCalls("http://project.test");
      await db.admin`alter table net.http_request_queue rename to gone`;
      const project = await db.project(await db.user());
      await db.admin`alter table net.gone rename to http_request_queue`;
      strictEqual((await db.events(project)).length, 1);
    });

    await t.step(
      "a project calls write-prompts, an asset generate-image, with the key",
      async () => {
        const { project, assets } = await db.prompted(await db.user());
        const rows = await db.admin`
        select url, headers, convert_from(body, 'utf8')::jsonb as body, timeout_milliseconds
        from net.http_request_queue order by id`;
        deepStrictEqual(
          rows.map(({ url, body }) => [url, body]),
          [
            ["http://project.test/functions/v1/write-prompts", { round_id: project }],
            ...assets.map((asset) => [
              "http://project.test/functions/v1/generate-image",
              { asset_id: asset },
            ]),
          ],
        );
        strictEqual(rows[0]?.headers.apikey, "sb_secret_test");
        match(String(rows[0]?.timeout_milliseconds), /^5000$/);
      },
    );
  });
});
