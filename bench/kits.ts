import { createLogoKraft, unwrap } from "@logokraft/client";
import { join } from "node:path";
import { EventClient } from "../tests/support/events.ts";
import { sampleBrief } from "../tests/support/brief.ts";
import { startTestStack } from "../tests/support/stack.ts";
import { startStudio } from "../vendor-studio/start.ts";
import { type Keep, measured, type Measurement } from "./measurement.ts";
import { median } from "./statistics.ts";

const KITS = 9;
/** Seconds within which a kit that is alone is ready, at the median. */
const MOST_SECONDS = 10;

/** How long a kit takes that nothing else is made beside, from the request until it is told of. */
export async function measureKits(keep: Keep): Promise<Measurement[]> {
  await using parts = new AsyncDisposableStack();
  const directory = await Deno.makeTempDir({ prefix: "logokraft-bench-" });
  parts.defer(() => Deno.remove(directory, { recursive: true }));
  await Deno.chmod(directory, 0o755); // Or Postgres's account could not enter it.
  // Its pictures are logos of 2048 × 2048: what is drawn in them is what takes time.
  const studio = await startStudio({ latency: "0" });
  parts.defer(() => studio.stop());
  const stack = await startTestStack(join(directory, "stack"), {
    functionsEnvironment: {
      ...{ GEMINI_BASE_URL: studio.url, GEMINI_API_KEY: "bench" },
      ...{ ARK_BASE_URL: studio.url, ARK_API_KEY: "bench" },
    },
  });
  parts.defer(() => stack.stop());
  let token = "";
  const api = createLogoKraft({ url: stack.url, getToken: () => token });
  const body = { email: "bench@example.org", password: "correct horse 1" };
  const { session } = await unwrap(api.POST("/api/v1/auth/signup", { body }));
  if (session === null) throw new Error("nobody signed up");
  token = session.access_token;
  const { stream_url } = await unwrap(api.POST("/api/v1/projects", {
    body: { brief_data: { ...sampleBrief, concept_count: KITS } },
  }));
  using stream = new EventClient(stream_url);
  // The last of the project's own work are its thumbnails.
  await stream.until(() => thumbnailsIn(stream).size === KITS);
  const seconds: number[] = [];
  for (const id of thumbnailsIn(stream)) {
    const from = performance.now();
    await unwrap(api.POST("/api/v1/assets/{id}/kit", { params: { path: { id } } }));
    await stream.until(() => isSettled(stream, id));
    seconds.push((performance.now() - from) / 1000);
  }
  keep("seconds", seconds);
  const [least, most] = [Math.min(...seconds), Math.max(...seconds)];
  return [
    measured("a kit alone, from the request until it is told of", median(seconds), {
      ...{ unit: " s", digits: 1, atMost: MOST_SECONDS },
      from: `${least.toFixed(1)} to ${most.toFixed(1)} s, of ${seconds.length}`,
    }),
  ];
}

/** The logos that have one. */
function thumbnailsIn({ events }: EventClient): Set<string> {
  return new Set(
    events.filter(({ type, asset }) => type === "asset_updated" && asset?.thumbnail_url)
      .flatMap(({ asset }) => asset ? [asset.id] : []),
  );
}

/** @throws where the kit failed: its time would be none. */
function isSettled({ events }: EventClient, id: string): boolean {
  const last = events.findLast(({ type, kit }) => type === "kit_updated" && kit?.asset_id === id);
  if (last?.kit?.status === "failed") throw new Error(last.kit.error?.message);
  return last?.kit?.status === "completed";
}
