import type { RealtimeChannel } from "@supabase/supabase-js";
import assert from "node:assert/strict";
import { topicOf } from "../../supabase/functions/stream/doorbell.ts";
import { assetsOf, finishedProject } from "../support/create.ts";
import { openAdminClient } from "../support/project.ts";
import { newUser } from "../support/user.ts";

/** @throws the reason of a refusal. */
function joined(channel: RealtimeChannel): Promise<void> {
  return new Promise((resolve, reject) =>
    channel.subscribe((status, error) => {
      if (status === "SUBSCRIBED") resolve();
      else reject(error ?? new Error(status));
    })
  );
}

Deno.test("Realtime tells a worker, and no user, that a project's log grew", async () => {
  const user = await newUser();
  const { project_id } = await finishedProject(user, { concept_count: 1 });
  const [asset] = await assetsOf(user, project_id);
  const worker = openAdminClient();
  const heard = Promise.withResolvers<number>();
  const topic = topicOf(project_id);
  const room = worker.channel(topic, { config: { private: true } })
    .on("broadcast", { event: "log_grew" }, ({ payload }) => {
      const head = payload.heads.find((head: { project_id: string }) =>
        head.project_id === project_id
      );
      if (head) heard.resolve(head.seq);
    });
  await joined(room);
  await user.client.realtime.setAuth();
  const closed = user.client.channel(topic, { config: { private: true } });
  await assert.rejects(joined(closed), /do not have permissions to read from this Channel/);

  const { error } = await user.client.from("generated_assets").update({ favorite: true })
    .eq("id", asset?.id);
  assert.equal(error, null);
  // Seven events or more were there before.
  assert.ok(await heard.promise > 7);
  await Promise.all([worker, user.client].map((client) => client.realtime.disconnect()));
});
