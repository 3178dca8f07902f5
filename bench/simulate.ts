import { randomFrom } from "../vendor-studio/draw/random.ts";
import { type Keep, measured, type Measurement } from "./measurement.ts";
import { type Day, type DayFindings, simulateDay } from "./simulation/day.ts";

/** A million pictures of which the busiest minute asks for 1,250. */
const million: Day = {
  projects: 66_667,
  picturesPerProject: 15,
  owners: 10_000,
  heavyShare: 0.01,
  startsPerMinute: 2_000,
  burst: 400,
  service: 6,
  sweepLimit: 100,
  netPause: 0,
};

const days: { name: string; day: Day }[] = [
  { name: "a quota of 2,000 a minute", day: million },
  { name: "the same, pg_net at its own pace", day: { ...million, netPause: 1 } },
  { name: "a quota of 1,500 a minute", day: { ...million, startsPerMinute: 1_500 } },
  { name: "a quota of 1,250 a minute", day: { ...million, startsPerMinute: 1_250 } },
  {
    name: "the same, a sweep of 1,000",
    day: { ...million, startsPerMinute: 1_250, sweepLimit: 1_000 },
  },
];

/** How long a picture waits on a day of a million, by the queue's, the gate's and the sweep's rules. */
export async function measureDay(keep: Keep): Promise<Measurement[]> {
  const rows: Measurement[] = [];
  for (const { name, day } of days) {
    const found = await simulateDay(day, randomFrom(`logokraft ${name}`));
    const { waits: _, lightWaits: __, ...rest } = found;
    const waited = { p50: at(found.waits, 0.5), p99: at(found.waits, 0.99) };
    keep(name, { ...rest, ...waited });
    const what = `a day of a million, ${name}: wait of the light users, p99`;
    const told = { unit: " s", digits: 1, from: sentence(found) };
    rows.push(measured(what, at(found.lightWaits, 0.99), told));
  }
  return rows;
}

function sentence({ pictures, waits, sweepShare, longestQueue }: DayFindings): string {
  const all = `all: p50 ${at(waits, 0.5).toFixed(1)}, p99 ${at(waits, 0.99).toFixed(1)} s`;
  const swept = `${(100 * sweepShare).toFixed(1)} % by the sweep`;
  return `${pictures} pictures, ${all}, ${swept}, ${longestQueue} waited at once`;
}

function at(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
