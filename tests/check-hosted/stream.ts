import { EventClient } from "../support/events.ts";
import { readRawIds } from "../support/raw-event-source.ts";
import type { DrawnLogos } from "./draw-logos.ts";
import type { Checked } from "./report.ts";

/** Whether a stream begins again behind any message, by both of its addresses. */
export async function checkStream(
  { projectId, streamUrl, events }: DrawnLogos,
): Promise<Checked<never>> {
  const viaApi = new URL(streamUrl);
  viaApi.pathname = `/functions/v1/api/v1/projects/${projectId}/stream`;
  const last = events.findLast(({ id }) => id !== undefined)?.id ?? 0;
  const differences: string[] = [];
  for (const url of [streamUrl, viaApi.href]) {
    for (const after of [0, Math.floor(last / 2), last - 1]) {
      const expected = Array.from({ length: last - after }, (_, index) => after + 1 + index);
      const ids = await readRawIds(url, after, expected.length);
      if (String(ids) !== String(expected)) {
        differences.push(`after ${after} came ${ids}, not ${expected}`);
      }
    }
  }
  using late = new EventClient(streamUrl);
  await late.untilComplete();
  if (late.types[0] !== "snapshot") differences.push("who comes late gets no snapshot");
  return { differences };
}
