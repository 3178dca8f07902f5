import { EventClient } from "../tests/support/events.ts";
import { ChangeWatcher } from "../tests/support/realtime.ts";
import { type Keep, measured, type Measurement } from "./measurement.ts";
import { type Bench, createProject, withBenchStack } from "./stack.ts";
import { median } from "./statistics.ts";

const PROJECTS = 4;

/** How much later an event comes by the stream than its row's change by Realtime. */
export async function measureStream(keep: Keep): Promise<Measurement[]> {
  const later = await withBenchStack(measureLater);
  keep("milliseconds later", later);
  return [measured("an event by the stream, after Realtime's", median(later), {
    unit: " ms",
    digits: 1,
    atMost: 15,
    from: `${later.length} events`,
  })];
}

async function measureLater(bench: Bench): Promise<number[]> {
  const later: number[] = [];
  for (let n = 0; n < PROJECTS; n++) {
    await using changes = await ChangeWatcher.open(bench.client, "generated_assets");
    const { stream_url } = await createProject(bench, 10);
    using stream = new EventClient(stream_url);
    await stream.untilComplete();
    const drawn = stream.events.flatMap(({ type, asset }) =>
      type === "asset_completed" && asset ? [asset.id] : []
    );
    // Not their number: thumbnails change the rows too.
    await changes.until(() =>
      drawn.every((id) => changes.arrivedAt(id, "completed") !== undefined)
    );
    for (const [index, { type, asset }] of stream.events.entries()) {
      if (type !== "asset_generating" && type !== "asset_completed") continue;
      const heard = changes.arrivedAt(asset?.id ?? "", asset?.status ?? "");
      const told = stream.arrivals[index];
      if (heard !== undefined && told !== undefined) later.push(told - heard);
    }
  }
  return later;
}
