import { z } from "zod";
import type { ServiceClient } from "../_shared/database.ts";
import type { Logger } from "../_shared/log.ts";

/**
 * Called when a project's log grew, with the number of its last event; with none where that isn't
 * known or the project is gone.
 */
export type Ring = (seq?: number) => void;

/** Says that something may have changed, at most once and without saying what. */
export interface Doorbell {
  /** Calls `ring` at changes of a project, until the returned function is called. */
  listen(projectId: string, ring: Ring): () => void;
}

const message = z.object({
  payload: z.object({
    heads: z.array(z.object({ project_id: z.string(), seq: z.int().nullable() })),
  }),
});

/** As `private.doorbell_topic` in the database. */
export function topicOf(projectId: string): string {
  return `project_events:${projectId.slice(-1)}`;
}

/**
 * Realtime as the doorbell: one socket for the worker, and a private channel for each topic that one
 * of its projects is or was on. There are sixteen topics, however many projects are watched.
 */
export function createDoorbell(client: ServiceClient, log: Logger): Doorbell {
  const topics = new Map<string, Map<string, Ring>>();

  /** Stays joined as long as the worker lives: a client may come back to it at any moment. */
  function join(topic: string): Map<string, Ring> {
    const rings = new Map<string, Ring>();
    // After a join too, as some changes may have come before it; and once more when what the
    // database sends begins to flow, which may be later.
    const ringAll = () => rings.forEach((ring) => ring());
    client.channel(topic, { config: { private: true, broadcast: { replication_ready: true } } })
      .on("system", {}, ringAll)
      .on("broadcast", { event: "log_grew" }, (sent) => {
        const { data } = message.safeParse(sent);
        if (!data) return ringAll();
        for (const { project_id, seq } of data.payload.heads) {
          rings.get(project_id)?.(seq ?? undefined);
        }
      })
      .subscribe((status, error) => {
        if (status === "SUBSCRIBED") ringAll();
        else log.warn("doorbell_silent", { topic, status, error });
      });
    topics.set(topic, rings);
    return rings;
  }

  return {
    listen(projectId, ring) {
      const topic = topicOf(projectId);
      const rings = topics.get(topic) ?? join(topic);
      rings.set(projectId, ring);
      return () => {
        // A later watch of the same project listens on.
        if (rings.get(projectId) === ring) rings.delete(projectId);
      };
    },
  };
}
