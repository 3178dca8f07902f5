import { z } from "zod";
import { assetRowSchema } from "../_shared/contract/asset.ts";
import { kitNewsRowSchema } from "../_shared/contract/kit.ts";
import { projectRowSchema } from "../_shared/contract/project.ts";
import { assetEventTypes, projectEventTypes } from "../_shared/contract/stream-message.ts";
import type { ServiceClient } from "../_shared/database.ts";

const entry = { seq: z.int().min(1), at: z.string() };
const loggedEvent = z.discriminatedUnion("type", [
  z.object({
    ...entry,
    type: z.enum(assetEventTypes),
    payload: assetRowSchema,
  }),
  z.object({
    ...entry,
    type: z.literal("asset_deleted"),
    payload: z.object({ project_id: z.guid(), asset_id: z.guid() }),
  }),
  z.object({
    ...entry,
    type: z.literal("kit_updated"),
    payload: kitNewsRowSchema,
  }),
  z.object({
    ...entry,
    type: z.enum(projectEventTypes),
    payload: projectRowSchema,
  }),
]);

const snapshot = z.object({
  project: projectRowSchema,
  assets: z.array(assetRowSchema),
  last_seq: z.int().min(1),
  finished: z.boolean(),
});

const page = z.object({
  last_seq: z.int().min(0),
  first_seq: z.int().min(1),
  events: z.array(loggedEvent),
});

/** A change as the log keeps it: the row is as it was then. */
export type LoggedEvent = z.infer<typeof loggedEvent>;
/** A project as it is now, with the number of the last event in it. */
export type Snapshot = z.infer<typeof snapshot>;
/** Events after a number, and which ones are kept in all. */
export type EventPage = z.infer<typeof page>;

/** The log that streams are read from; null where there is no such project (any more). */
export interface EventLog {
  snapshot(projectId: string): Promise<Snapshot | null>;
  eventsAfter(projectId: string, seq: number): Promise<EventPage | null>;
  /** Of many projects at once: the pages of those that have events after their number. */
  newsOf(heads: ReadonlyMap<string, number>): Promise<Map<string, EventPage | null>>;
}

const news = z.array(z.object({ project_id: z.guid(), page: page.nullable() }));

/** Events of one project in one read. A client that is slow to take them holds so many in memory. */
const PAGE_SIZE = 50;

/** The log in Postgres. Throws when the database doesn't answer. */
export function createEventLog(client: ServiceClient): EventLog {
  return {
    async snapshot(projectId) {
      const { data } = await client.rpc("project_snapshot", {
        p_project_id: projectId,
      })
        .throwOnError();
      return snapshot.nullable().parse(data);
    },
    async eventsAfter(projectId, seq) {
      const { data } = await client.rpc("read_project_events", {
        p_project_id: projectId,
        p_after: seq,
        p_limit: PAGE_SIZE,
      }).throwOnError();
      return page.nullable().parse(data);
    },
    async newsOf(heads) {
      const { data } = await client.rpc("read_news", {
        p_project_ids: [...heads.keys()],
        p_after: [...heads.values()],
        p_limit: PAGE_SIZE,
      }).throwOnError();
      return new Map(news.parse(data).map(({ project_id, page }) => [project_id, page]));
    },
  };
}
