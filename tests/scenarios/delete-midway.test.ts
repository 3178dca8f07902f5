import assert from "node:assert/strict";
import { join } from "node:path";
import type postgres from "postgres";
import { eventually } from "../../local/emulator/eventually.fixture.ts";
import { openApi } from "../support/api.ts";
import { createProject } from "../support/create.ts";
import { EventClient } from "../support/events.ts";
import { untilLogged } from "../support/function-log.ts";
import { inspirationPicture } from "../support/pictures.ts";
import { openDatabase } from "../support/project.ts";
import { clearFaults, orderFaults } from "../support/studio.ts";
import { newUser } from "../support/user.ts";

/** Longer than any of this takes: these pictures arrive when the faults are cleared. */
const HELD_MILLISECONDS = 3_600_000;

/** Everything that a project left anywhere. Of what is kept, thumbnails come when there is time. */
async function leftOf(sql: postgres.Sql, owner: string, id: string) {
  const [left] = await sql`
    select
      (select count(*)::int from public.brand_projects where id = ${id}) as projects,
      (select count(*)::int from public.generated_assets where project_id = ${id}) as assets,
      (select count(*)::int from private.project_events where project_id = ${id}) as events,
      (select count(*)::int from private.project_streams where project_id = ${id}) as streams,
      (select count(*)::int from private.jobs where project_id = ${id}) as leases,
      (select count(inspiration_image_url)::int from public.brand_projects where id = ${id})
        + (select count(asset_url)::int from public.generated_assets
          where project_id = ${id}) as named,
      (select count(*)::int from storage.objects
        where starts_with(name, ${`${owner}/${id}/`})) as objects,
      (select count(*)::int from storage.objects
        where starts_with(name, ${`${owner}/${id}/`}) and name not like '%/thumbnail.%'
          and not exists (
            select from private.object_removals where bucket = bucket_id and path = name
          )) as kept,
      (select count(*)::int from private.object_removals
        where starts_with(path, ${`${owner}/${id}/`})) as removals`;
  return { ...left };
}

/** Files in the stack's store of bytes that belong to no object. */
async function orphans(sql: postgres.Sql): Promise<string[]> {
  const files: string[] = [];
  const walk = async (folder: string) => {
    for await (const { name, isDirectory } of Deno.readDir(folder)) {
      if (isDirectory) await walk(join(folder, name));
      else files.push(name);
    }
  };
  await walk(join(Deno.env.get("STACK_DIRECTORY") ?? assert.fail(), "storage/objects"));
  const objects = await sql`select version from storage.objects`;
  const known = new Set(objects.map(({ version }) => version));
  return files.filter((name) => !known.has(name));
}

Deno.test("a project deleted with fifteen logos in every state leaves nothing, late or early", async () => {
  const user = await newUser();
  const sql = openDatabase();
  await orderFaults([
    { vendor: "ark", fault: "latency", milliseconds: 0, times: 3 },
    { vendor: "ark", fault: "refusal", times: 2 },
    { vendor: "ark", fault: "latency", milliseconds: HELD_MILLISECONDS, times: 7 },
    { vendor: "ark", fault: "throttle", retryAfterSeconds: 30, times: 20 },
  ]);
  try {
    const { project_id: id, stream_url } = await createProject(user, {}, inspirationPicture());
    // From its first event on: what is begun before the stream stands counts as well.
    using stream = new EventClient(stream_url, 0);
    const states = () => {
      const last = new Map<string, string>();
      for (const { asset, assets } of stream.events) {
        for (const one of [...assets ?? [], ...asset ? [asset] : []]) last.set(one.id, one.status);
      }
      return Object.groupBy(last.keys(), (id) => last.get(id) ?? "");
    };
    const begun = () =>
      new Set(stream.events.flatMap(({ asset }) => asset?.status === "generating" ? asset.id : []));
    await stream.until(() => {
      const { completed = [], failed = [], generating = [], pending = [] } = states();
      // Whatever waits was turned away, once all have been begun.
      return begun().size === 15 && completed.length >= 3 && failed.length === 2 &&
        generating.length > 0 && pending.length > 0;
    });
    const { generating = [] } = states();
    const { kept, named } = await leftOf(sql, user.id, id);
    assert.deepEqual([kept, named], [4, 4], "three logos and the inspiration");

    const { response } = await openApi(user).DELETE("/api/v1/projects/{id}", {
      params: { path: { id } },
    });
    assert.equal(response.status, 204);
    const { projects, assets, events, streams, leases } = await leftOf(sql, user.id, id);
    assert.deepEqual([projects, assets, events, streams, leases], [0, 0, 0, 0, 0]);
    await stream.until(() => stream.events.at(-1)?.code === "project_deleted");

    // All that were being drawn come back, with a picture or from their lease's next extension.
    await clearFaults();
    const isEnd = /"attempt_(?:refused|lost|failed)"/;
    await Promise.all(
      generating.map((asset) =>
        untilLogged((line) => line.includes(asset) && isEnd.test(line), 1, 180_000)
      ),
    );
    await eventually("all removals", async () => {
      return (await leftOf(sql, user.id, id)).removals === 0;
    });
    const left = await leftOf(sql, user.id, id);
    assert.deepEqual(new Set(Object.values(left)), new Set([0]), JSON.stringify(left));
    assert.deepEqual(await orphans(sql), []);
  } finally {
    await clearFaults();
    await sql.end();
  }
});
