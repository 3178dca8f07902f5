import { EventClient } from "../tests/support/events.ts";
import { ChangeWatcher } from "../tests/support/realtime.ts";
import type { Measurement } from "./measurement.ts";
import { type Bench, createProject } from "./stack.ts";
import { median } from "./table.ts";

const PROJECTS = 4;

/** How much later an event comes by the stream than its row's change by Realtime. */
export async function measureStream(bench: Bench): Promise<Measurement> {
  const later: number[] = [];
  for (let n = 0; n < PROJECTS; n++) {
    await using changes = await ChangeWatcher.open(bench.client, "generated_assets");
    const { stream_url } = await createProject(bench, 10);
    using stream = new EventClient(stream_url);
    await stream.untilComplete();
    await changes.until(() => changes.statuses("completed").length === 10);
    for (const [index, { type, asset }] of stream.events.entries()) {
      if (type !== "asset_generating" && type !== "asset_completed") continue;
      const heard = changes.arrivedAt(asset?.id ?? "", asset?.status ?? "");
      const told = stream.arrivals[index];
      if (heard !== undefined && told !== undefined) later.push(told - heard);
    }
  }
  return {
    name: "the stream, after Realtime",
    result: `${median(later).toFixed(1)} ms`,
    budget: "15 ms",
    from: `${later.length} events`,
  };
}
