import { join } from "node:path";
import { Checkout } from "../tests/support/checkout.ts";
import { type Keep, measured, type Measurement } from "./measurement.ts";
import { median, quantile } from "./statistics.ts";

const STARTS = 5;

/** What a start begins with: nothing yet, or what the one before left. */
const beginnings = ["no data", "kept data"] as const;

/**
 * How long `npx deno task start` takes until it says `ready`, and its parts one after the other:
 * a part that went on beside others counts only for what it made the rest wait.
 */
export async function measureStart(keep: Keep): Promise<Measurement[]> {
  await using checkout = await Checkout.make();
  await measureOne(checkout); // Packages are fetched, templates made, caches warm.
  const measurements: Measurement[] = [];
  for (const beginning of beginnings) {
    const starts: Map<string, number>[] = [];
    for (let n = 0; n < STARTS; n++) {
      if (beginning === "no data") await forgetData(checkout);
      starts.push(await measureOne(checkout));
    }
    for (const part of starts[0]?.keys() ?? []) {
      const times = starts.map((start) => start.get(part) ?? 0);
      keep(`${beginning}: ${part}`, times);
      measurements.push(measured(`a start with ${beginning}: ${part}`, median(times), {
        ...{ unit: " ms", digits: 0 },
        from: `p95 ${quantile(times, 0.95).toFixed(0)} ms, of ${STARTS}`,
      }));
    }
  }
  return measurements;
}

async function measureOne(checkout: Checkout): Promise<Map<string, number>> {
  const from = performance.now();
  await using stack = checkout.start({}, ["--verbose"]);
  await stack.ready();
  const whole = performance.now() - from;
  const parts = [...stack.output.matchAll(/^up: (.+), (\d+) ms$/gm)]
    .map(([, part = "", time]): [string, number] => [part, Number(time)]);
  const known = parts.reduce((sum, [, time]) => sum + time, 0);
  return new Map([["all", whole], ["npx, Deno, modules", whole - known], ...parts]);
}

async function forgetData(checkout: Checkout): Promise<void> {
  // Where root runs it, Postgres's folder may be a symlink to elsewhere.
  const postgres = await Deno.realPath(join(checkout.folder, ".local/postgres"));
  await Deno.remove(postgres, { recursive: true });
  await Deno.remove(join(checkout.folder, ".local"), { recursive: true });
}
