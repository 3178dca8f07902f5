import { largeBitmaps } from "../tests/renditions/large-bitmaps.ts";
import { MOST_BYTES, runSteps } from "../tests/renditions/steps/run-steps.ts";
import { type Specimen, studioLogos } from "../tests/renditions/studio-logos.ts";
import { type Keep, measured, type Measurement } from "./measurement.ts";
import { median, quantile } from "./statistics.ts";

const LOGOS = 9;
/** Milliseconds; hosted ends a worker after two seconds for a request. */
const MOST_CPU = 1_500;
const MIB = 1024 * 1024;

interface Step {
  cpuMilliseconds: number;
  peakBytes: number;
}

/**
 * What a logo's thumbnail and each step of its kit take at 2048 × 2048, and at the largest size in
 * every format, each in a process of its own: its code is loaded and compiled anew, as in a worker
 * that begins with it.
 */
export async function measureRenditions(keep: Keep): Promise<Measurement[]> {
  const usual = await stepsOf([...studioLogos()].slice(0, LOGOS));
  const large = await stepsOf(await largeBitmaps());
  keep("steps at 2048 × 2048", Object.fromEntries(usual));
  keep("steps at 4096 × 4096", Object.fromEntries(large));
  const worst = [...large].flatMap(([step, its]) =>
    its.map(({ peakBytes }) => ({ step, peakBytes }))
  )
    .reduce((most, one) => one.peakBytes > most.peakBytes ? one : most);
  return [
    ...[...usual].flatMap(([step, its]) => [cpuOf(step, its), memoryOf(step, its)]),
    measured("the largest pictures: memory, at most", worst.peakBytes / MIB, {
      ...{ unit: " MiB", digits: 0, atMost: MOST_BYTES / MIB, from: `the step ${worst.step}` },
    }),
  ];
}

async function stepsOf(specimens: Specimen[]): Promise<Map<string, Step[]>> {
  const steps = new Map<string, Step[]>();
  for (const specimen of specimens) {
    for await (const { step, cpuMilliseconds, peakBytes } of runSteps(specimen)) {
      const taken = { cpuMilliseconds, peakBytes };
      steps.set(step, [...steps.get(step) ?? [], taken]);
    }
  }
  return steps;
}

function cpuOf(step: string, its: Step[]): Measurement {
  const times = its.map(({ cpuMilliseconds }) => cpuMilliseconds);
  return measured(`${step}: CPU, p95`, quantile(times, 0.95), {
    ...{ unit: " ms", digits: 0, atMost: MOST_CPU },
    from: `p50 ${median(times).toFixed(0)} ms, of ${times.length}`,
  });
}

function memoryOf(step: string, its: Step[]): Measurement {
  const peaks = its.map(({ peakBytes }) => peakBytes / MIB);
  return measured(`${step}: memory, at most`, Math.max(...peaks), {
    ...{ unit: " MiB", digits: 0, atMost: MOST_BYTES / MIB },
    from: `p50 ${median(peaks).toFixed(0)} MiB, of ${peaks.length}`,
  });
}
