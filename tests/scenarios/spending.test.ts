import assert from "node:assert/strict";
import { call, openApi } from "../support/api.ts";
import { briefForm } from "../support/brief.ts";
import { assetsOf, createProject, finishedProject } from "../support/create.ts";
import { openAdminClient, openDatabase } from "../support/project.ts";
import { clearFaults, orderFaults } from "../support/studio.ts";
import { newUser } from "../support/user.ts";

async function reservedBy(owner: string): Promise<number> {
  const sql = openDatabase();
  const [row] = await sql<{ pictures: number }[]>`
    select coalesce(sum(pictures - given_back), 0)::int as pictures
    from private.reservations where owner_id = ${owner}`;
  await sql.end();
  return row?.pictures ?? 0;
}

Deno.test("a whole project refused by the vendor leaves the day's quota as it was", async () => {
  const user = await newUser();
  await orderFaults([{ vendor: "ark", fault: "refusal", times: 15 }]);
  const { project_id } = await finishedProject(user, { concept_count: 15 }).finally(clearFaults);
  const assets = await assetsOf(user, project_id);
  const ends = assets.map(({ status, error }) => `${status} ${error?.code}`);
  assert.deepEqual(ends, Array(15).fill("failed content_policy"));
  assert.equal(await reservedBy(user.id), 0);
});

Deno.test("a banned user's token spends nothing more, nor a deleted one's", async () => {
  const user = await newUser();
  const { project_id } = await finishedProject(user, { concept_count: 1 });
  const [logo = assert.fail()] = await assetsOf(user, project_id);
  const auth = openAdminClient().auth.admin;
  const spend = async () => {
    const body = briefForm({ concept_count: 1 });
    const { token } = user;
    const refinement = { action: "variation" };
    const answers = [
      await call("POST", "/projects", { token, body }),
      await call("POST", `/assets/${logo.id}/refine`, { token, body: refinement }),
      await call("POST", `/assets/${logo.id}/retry`, { token }),
      await call("POST", `/projects/${project_id}/retry`, { token }),
    ];
    return answers.map(({ status, body }) => `${status} ${body.code}`);
  };
  const refusals = Array(4).fill("401 unauthorized");
  await auth.updateUserById(user.id, { ban_duration: "1h" });
  assert.deepEqual(await spend(), refusals);
  await auth.updateUserById(user.id, { ban_duration: "none" });
  await auth.deleteUser(user.id, true);
  assert.deepEqual(await spend(), refusals);
});

Deno.test("an admin deletes a user in the middle of work, at the first try", async () => {
  const user = await newUser();
  const create = () => createProject(user, { concept_count: 10 });
  await create();
  await create();
  const { project_id, stream_url: streamUrl } = await create();
  // From its first event on, or all its pictures might have begun before the stream stands.
  const following = openApi(user).follow(project_id, { streamUrl, lastEventId: 0 });
  for await (const { type } of following) {
    // Its prompts have just arrived, and the first pictures begin.
    if (type === "asset_generating") break;
  }
  const { error } = await openAdminClient().auth.admin.deleteUser(user.id);
  assert.equal(error, null);
  const sql = openDatabase();
  const left = await sql`select from private.jobs where owner_id = ${user.id}`;
  await sql.end();
  assert.equal(left.length, 0);
});
