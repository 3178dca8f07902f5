import assert from "node:assert/strict";
import { createProject } from "../support/create.ts";
import { EventClient } from "../support/events.ts";
import { openAdminClient } from "../support/project.ts";
import { newUser } from "../support/user.ts";

const USERS = 30;
/** So many are made and deleted side by side. */
const AT_ONCE = 5;
/** Events of a project with three logos, until all of these are being drawn. */
const MOMENTS = 8;

/** @returns why the deletion was refused, where it was. */
async function deleteMidway(nth: number): Promise<string | undefined> {
  const user = await newUser();
  const [{ stream_url }] = await Promise.all([
    createProject(user, { concept_count: 3 }),
    createProject(user, { concept_count: 3 }),
  ]);
  using stream = new EventClient(stream_url);
  await stream.until(() => (stream.events.at(-1)?.id ?? 0) > nth % MOMENTS);
  const { error } = await openAdminClient().auth.admin.deleteUser(user.id);
  return error ? `${nth}: ${error.status} ${error.message}` : undefined;
}

Deno.test("an admin deletes thirty users in the middle of work, each at the first try", async () => {
  const refused: (string | undefined)[] = [];
  for (let first = 0; first < USERS; first += AT_ONCE) {
    const deleting = Array.from({ length: AT_ONCE }, (_, nth) => deleteMidway(first + nth));
    refused.push(...await Promise.all(deleting));
  }
  assert.deepEqual(refused.filter((why) => why !== undefined), []);
});
