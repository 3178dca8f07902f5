import { largeBitmaps } from "../tests/renditions/large-bitmaps.ts";
import { MOST_BYTES, runSteps } from "../tests/renditions/steps/run-steps.ts";
import { otherBitmaps } from "../tests/renditions/other-bitmaps.ts";
import { type Specimen, studioLogos } from "../tests/renditions/studio-logos.ts";
import { type Keep, measured, type Measurement } from "./measurement.ts";
import { median, quantile } from "./statistics.ts";

const LOGOS = 9;
/** Milliseconds; hosted ends a worker after two seconds for a request. */
const MOST_CPU = 1_500;
const MIB = 1024 * 1024;

interface Step {
  /** Its name. */
  picture: string;
  cpuMilliseconds: number;
  peakBytes: number;
}

/**
 * What a logo's thumbnail and each step of its kit take at 2048 × 2048, at the largest size in every
 * format, and of photographs, gradients and noise, each in a process of its own: its code is loaded
 * and compiled anew, as in a worker that begins with it.
 */
export async function measureRenditions(keep: Keep): Promise<Measurement[]> {
  const usual = await stepsOf([...studioLogos()].slice(0, LOGOS));
  const restless = (await otherBitmaps()).filter(({ becomes }) => becomes === "pixels");
  const hard = await stepsOf([
    ...await largeBitmaps(),
    ...restless.map((bitmap) => ({ ...bitmap, company: "Badge" })),
  ]);
  keep("steps at 2048 × 2048", Object.fromEntries(usual));
  keep("steps of the hardest pictures", Object.fromEntries(hard));
  const all = [...hard].flatMap(([step, its]) => its.map((it) => ({ step, ...it })));
  const slowest = all.reduce((most, one) =>
    one.cpuMilliseconds > most.cpuMilliseconds ? one : most
  );
  const widest = all.reduce((most, one) => one.peakBytes > most.peakBytes ? one : most);
  return [
    ...[...usual].flatMap(([step, its]) => [cpuOf(step, its), memoryOf(step, its)]),
    measured("the hardest pictures: CPU, at most", slowest.cpuMilliseconds, {
      ...{ unit: " ms", digits: 0, atMost: MOST_CPU },
      from: `${slowest.step} of ${slowest.picture}`,
    }),
    measured("the hardest pictures: memory, at most", widest.peakBytes / MIB, {
      ...{ unit: " MiB", digits: 0, atMost: MOST_BYTES / MIB },
      from: `${widest.step} of ${widest.picture}`,
    }),
  ];
}

async function stepsOf(specimens: Specimen[]): Promise<Map<string, Step[]>> {
  const steps = new Map<string, Step[]>();
  for (const specimen of specimens) {
    for await (const { step, cpuMilliseconds, peakBytes } of runSteps(specimen)) {
      const taken = { picture: specimen.name, cpuMilliseconds, peakBytes };
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
