import {
  type Asset,
  assetObjects,
  type AssetRow,
  presentAsset,
} from "../_shared/contract/asset.ts";
import { toInstant } from "../_shared/contract/instant.ts";
import { presentKitNews } from "../_shared/contract/kit.ts";
import { presentProject, type Project, type ProjectRow } from "../_shared/contract/project.ts";
import type { StreamMessage } from "../_shared/contract/stream-message.ts";
import { buckets, type Signer } from "../_shared/storage.ts";
import type { LoggedEvent, Snapshot } from "./event-log.ts";
import { encodeMessage } from "../_shared/http/sse.ts";

/** An event ready to be sent, encoded once for all clients. */
export interface EncodedEvent {
  seq: number;
  chunk: Uint8Array;
}

/** Turns what the log holds into what clients get. */
export interface Presenter {
  /** @throws when Storage signs no URLs. */
  events(events: LoggedEvent[]): Promise<EncodedEvent[]>;
  /** The snapshot and, where nothing is left to do, the message that says so. */
  snapshot(snapshot: Snapshot): Promise<Uint8Array[]>;
  /** The last message of a project that is gone. */
  deleted(projectId: string): Uint8Array;
}

export function createPresenter(signer: Signer): Presenter {
  /** One call for each bucket, whatever the number of rows. */
  async function sign(projects: ProjectRow[], assets: AssetRow[]) {
    const [inspirations, pictures] = await Promise.all([
      signer.sign(buckets.inspirations, projects.map((row) => row.inspiration_image_url)),
      signer.sign(buckets.assets, assets.flatMap(assetObjects)),
    ]);
    return {
      project: (row: ProjectRow) => presentProject(row, inspirations),
      asset: (row: AssetRow) => presentAsset(row, pictures),
    };
  }

  return {
    async events(events) {
      const present = await sign(
        events.flatMap((event) => isOfProject(event) ? [event.payload] : []),
        events.flatMap((event) => isOfAsset(event) ? [event.payload] : []),
      );
      return events.map((event) => {
        const message = toMessage(event, present);
        return { seq: event.seq, chunk: encodeMessage(message, event.seq) };
      });
    },

    async snapshot({ project, assets, last_seq, finished }) {
      const present = await sign([project], assets);
      const shared = {
        project_id: project.id,
        at: new Date().toISOString(),
        project: present.project(project),
      };
      const everything: StreamMessage = {
        type: "snapshot",
        ...shared,
        assets: assets.map(present.asset),
      };
      const done: StreamMessage = { type: "generation_complete", ...shared };
      return [encodeMessage(everything, last_seq), ...(finished ? [encodeMessage(done)] : [])];
    },

    deleted(projectId) {
      const message: StreamMessage = {
        type: "error",
        project_id: projectId,
        at: new Date().toISOString(),
        code: "project_deleted",
        message: "This project was deleted.",
      };
      return encodeMessage(message);
    },
  };
}

interface Presented {
  project(row: ProjectRow): Project;
  asset(row: AssetRow): Asset;
}

function toMessage(event: LoggedEvent, present: Presented): StreamMessage {
  const at = toInstant(event.at);
  if (isOfProject(event)) {
    const { type, payload } = event;
    return {
      type,
      project_id: payload.id,
      at,
      project: present.project(payload),
    };
  }
  const { project_id } = event.payload;
  switch (event.type) {
    case "asset_deleted":
      return { type: event.type, project_id, at, asset_id: event.payload.asset_id };
    case "kit_updated":
      return { type: event.type, project_id, at, kit: presentKitNews(event.payload) };
    default:
      return { type: event.type, project_id, at, asset: present.asset(event.payload) };
  }
}

type ProjectEvent = Extract<LoggedEvent, { payload: ProjectRow }>;
type AssetEvent = Extract<LoggedEvent, { payload: AssetRow }>;

function isOfProject(event: LoggedEvent): event is ProjectEvent {
  return event.type === "project_updated" ||
    event.type === "generation_complete";
}

function isOfAsset(event: LoggedEvent): event is AssetEvent {
  return !isOfProject(event) && event.type !== "asset_deleted" && event.type !== "kit_updated";
}
