import { EventClient } from "../tests/support/events.ts";
import type { Measurement } from "./measurement.ts";
import { type Bench, createProject, VENDOR_LATENCY } from "./stack.ts";
import { median } from "./table.ts";

const PROJECTS = 6;

/** How long a project takes beyond its vendors: one call for prompts, then the pictures at once. */
export async function measureProjects(bench: Bench): Promise<Measurement[]> {
  const firsts: number[] = [];
  const wholes: number[] = [];
  await runProject(bench); // Connections, plans and modules are warm for the others.
  for (let n = 0; n < PROJECTS; n++) {
    const { first, whole } = await runProject(bench);
    firsts.push(first);
    wholes.push(whole);
  }
  const vendors = 2 * VENDOR_LATENCY;
  const measured = (name: string, values: number[]): Measurement => ({
    name,
    result: `${(median(values) / vendors).toFixed(2)} ×`,
    budget: "1.10 ×",
    from: `${median(values).toFixed(0)} ms, vendors ${vendors} ms`,
  });
  return [
    measured("a project of fifteen, to its vendors' latency", wholes),
    measured("its first logo, to its vendors' latency", firsts),
  ];
}

async function runProject(bench: Bench): Promise<{ first: number; whole: number }> {
  const from = performance.now();
  const { stream_url } = await createProject(bench, 15);
  using stream = new EventClient(stream_url);
  await stream.until(() => stream.types.includes("asset_completed"));
  const first = performance.now() - from;
  await stream.untilComplete();
  return { first, whole: performance.now() - from };
}
