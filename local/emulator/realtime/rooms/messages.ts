import type { Change } from "../changes/change.ts";
import type { Topics } from "../channels/topics.ts";
import { RawJson } from "../protocol/message.ts";

/** Broadcasts a row that was added to `realtime.messages`, by `realtime.send` as a rule. */
export function broadcastRow({ type, record }: Change, topics: Topics): void {
  if (type !== "INSERT" || record === null) return;
  const row = new Map(record.map(({ name, value }) => [name, value]));
  const [topic, event] = [row.get("topic"), row.get("event")];
  if (row.get("extension") !== "broadcast" || !topic || !event) return;
  topics.find(topic, row.get("private") === "t")?.broadcast("broadcast", {
    ...{ type: "broadcast", event },
    payload: new RawJson(row.get("payload") ?? "{}"),
    meta: { id: row.get("id") },
  });
}
