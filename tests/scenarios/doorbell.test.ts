import type { RealtimeChannel } from "@supabase/supabase-js";
import assert from "node:assert/strict";
import { eventually } from "../../local/emulator/eventually.fixture.ts";
import { topicOf } from "../../supabase/functions/stream/doorbell.ts";
import { assetsOf, finishedProject } from "../support/create.ts";
import { EventClient } from "../support/events.ts";
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
  const { project_id, stream_url } = await finishedProject(user, { concept_count: 1 });
  using stream = new EventClient(stream_url);
  await stream.untilComplete();
  const [asset] = await assetsOf(user, project_id);
  const worker = openAdminClient();
  const heard: number[] = [];
  const topic = topicOf(project_id);
  const room = worker.channel(topic, { config: { private: true } })
    .on("broadcast", { event: "log_grew" }, ({ payload }) => {
      const head = payload.heads.find((head: { project_id: string }) =>
        head.project_id === project_id
      );
      if (head) heard.push(head.seq);
    });
  await joined(room);
  await user.client.realtime.setAuth();
  const closed = user.client.channel(topic, { config: { private: true } });
  await assert.rejects(joined(closed), /do not have permissions to read from this Channel/);

  const { error } = await user.client.from("generated_assets").update({ favorite: true })
    .eq("id", asset?.id);
  assert.equal(error, null);
  // What rang for earlier events may be heard only now.
  const changed = () => stream.events.find(({ asset }) => asset?.favorite)?.id;
  await stream.until(() => changed() !== undefined);
  const seq = changed() ?? assert.fail("it has a number");
  await eventually(`it rings for event ${seq}`, () => Promise.resolve(heard.includes(seq)));
  await Promise.all([worker, user.client].map((client) => client.realtime.disconnect()));
});
