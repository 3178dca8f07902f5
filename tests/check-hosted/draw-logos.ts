import type { Asset } from "@logokraft/client";
import { readPictureHeader } from "../../supabase/functions/_shared/images/read-header.ts";
import { assetsOf, createProject } from "../support/create.ts";
import { EventClient, type StreamEvent } from "../support/events.ts";
import { inspirationPicture } from "../support/pictures.ts";
import { openAdminClient } from "../support/project.ts";
import { ChangeWatcher } from "../support/realtime.ts";
import type { User } from "../support/user.ts";
import type { Checked } from "./report.ts";

/** A finished project with two logos at least. */
export interface DrawnLogos {
  projectId: string;
  streamUrl: string;
  assets: Asset[];
  events: StreamEvent[];
  /** The object of its inspiration, and of a logo, in their buckets. */
  paths: { inspiration: string; logo: string };
}

/** Milliseconds without a message of the stream after which nothing is expected any more. */
const SILENCE = 180_000;

/** Has logos drawn from a brief with a picture, and compares all ways of hearing of them. */
export async function drawLogos(owner: User, stranger: User): Promise<Checked<DrawnLogos>> {
  await using heard = await ChangeWatcher.open(owner.client, "generated_assets");
  await using overheard = await ChangeWatcher.open(stranger.client, "generated_assets");
  const created = await createProject(owner, { concept_count: 2 }, inspirationPicture());
  using stream = new EventClient(created.stream_url);
  await untilComplete(stream);
  const assets = await assetsOf(owner, created.project_id);
  const completed = assets.filter(({ status }) => status === "completed");
  const differences = assets.filter(({ status }) => status !== "completed")
    .map(({ title, status, error }) => `"${title}" is ${status}: ${error?.message ?? ""}`);
  if (stream.types[0] !== "snapshot") differences.push("the stream does not begin with a snapshot");
  // Where all was done before the stream stood, its end is no event, and has no number.
  const ids = stream.ids.filter((id) => id !== undefined);
  const [first = 0] = ids;
  if (ids.some((id, index) => id !== first + index)) {
    differences.push(`the stream's numbers have gaps: ${ids}`);
  }
  for (const asset of completed) differences.push(...await pictureDifferences(asset));
  await heard.until(() =>
    completed.every(({ id }) => heard.arrivedAt(id, "completed") !== undefined)
  );
  if (overheard.changes.some(({ new: { id } }) => assets.some((asset) => asset.id === id))) {
    differences.push("Realtime tells a user of another user's logos");
  }
  if (completed.length === 0) return { differences };
  const admin = openAdminClient();
  const { data: row } = await admin.from("brand_projects").select("inspiration_image_url")
    .eq("id", created.project_id).single().throwOnError();
  const { data: logo } = await admin.from("generated_assets").select("asset_url")
    .eq("id", completed[0]?.id).single().throwOnError();
  return {
    differences,
    found: {
      projectId: created.project_id,
      streamUrl: created.stream_url,
      assets: completed,
      events: stream.events,
      paths: { inspiration: row.inspiration_image_url, logo: logo.asset_url },
    },
  };
}

/** Resolves at the stream's end; what comes meanwhile shows that there is one. */
async function untilComplete(stream: EventClient): Promise<void> {
  for (let seen = -1; !stream.types.includes("generation_complete");) {
    if (stream.events.length === seen) {
      const { data } = await openAdminClient().from("operations").select("calls, vendors").single();
      throw new Error(
        `nothing came for ${SILENCE / 1000} s after ${stream.types.at(-1) ?? "the connection"}. ` +
          `The database's calls: ${JSON.stringify(data?.calls)}, vendors: ` +
          JSON.stringify(data?.vendors),
      );
    }
    seen = stream.events.length;
    await stream.until(
      () => stream.events.length > seen || stream.types.includes("generation_complete"),
      SILENCE,
    ).catch(() => {});
  }
}

async function pictureDifferences({ title, asset_url, ...asset }: Asset): Promise<string[]> {
  const response = await fetch(asset_url ?? "");
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (!response.ok) return [`the picture of "${title}" is answered with ${response.status}`];
  const header = readPictureHeader(bytes);
  const isSo = header !== null && header.mimeType === asset.mime_type &&
    header.width === asset.width && header.height === asset.height;
  return isSo
    ? []
    : [`the picture of "${title}" is ${JSON.stringify(header)}, not as its row says`];
}
