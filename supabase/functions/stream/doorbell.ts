import type { RealtimeChannel } from "@supabase/supabase-js";
import type { ServiceClient } from "../_shared/database.ts";
import type { Logger } from "../_shared/log.ts";

/** Says that something may have changed, at most once and without saying what. */
export interface Doorbell {
  /** Calls `ring` at changes of a project, until the returned function is called. */
  listen(projectId: string, ring: () => void): () => void;
}

/** Realtime allows 100 channels on one connection; the others are a reserve. */
const maxChannels = 90;

/** Realtime as the doorbell: one socket for the worker, one channel for each watched project. */
export function createDoorbell(client: ServiceClient, log: Logger): Doorbell {
  const channels = new Map<
    string,
    { channel: RealtimeChannel; joined: boolean }
  >();
  return {
    listen(projectId, ring) {
      if (channels.size >= maxChannels || channels.has(projectId)) {
        return () => {};
      }
      const channel = client.channel(`project:${projectId}`);
      const entry = { channel, joined: false };
      channels.set(projectId, entry);
      const everyChange = { event: "*", schema: "public" } as const;
      channel
        .on("postgres_changes", {
          ...everyChange,
          table: "generated_assets",
          filter: `project_id=eq.${projectId}`,
        }, ring)
        .on("postgres_changes", {
          ...everyChange,
          table: "brand_projects",
          filter: `id=eq.${projectId}`,
        }, ring)
        // "Subscribed to PostgreSQL": only from here on do changes flow. Some came before.
        .on("system", {}, ring)
        .subscribe((status, error) => {
          entry.joined = status === "SUBSCRIBED";
          if (entry.joined) ring();
          else if (channels.get(projectId) === entry) {
            log.warn("doorbell_silent", {
              project_id: projectId,
              status,
              error,
            });
          }
        });
      return () => {
        channels.delete(projectId);
        client.removeChannel(channel).catch(() => {});
      };
    },
  };
}
