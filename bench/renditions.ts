import process from "node:process";
import { decode } from "../supabase/functions/make-renditions/pictures/decode.ts";
import {
  encodeThumbnail,
  THUMBNAIL_SIDE,
} from "../supabase/functions/make-renditions/pictures/thumbnail.ts";
import { makeKit } from "../tests/renditions/make-kit.ts";
import { studioLogos } from "../tests/renditions/studio-logos.ts";
import { type Keep, measured, type Measurement } from "./measurement.ts";
import { median, quantile } from "./statistics.ts";

const LOGOS = 12;
/** Milliseconds; hosted ends a worker after two seconds for a request. */
const MOST = 1_500;

/** Milliseconds of CPU that a logo's thumbnail and each step of its kit take, at 2048 × 2048. */
export async function measureRenditions(keep: Keep): Promise<Measurement[]> {
  const times = new Map<string, number[]>();
  const timed = async <Result>(name: string, work: () => Promise<Result>): Promise<Result> => {
    const from = process.cpuUsage();
    const result = await work();
    const { user, system } = process.cpuUsage(from);
    times.set(name, [...times.get(name) ?? [], (user + system) / 1000]);
    return result;
  };
  let count = 0;
  for (const logo of studioLogos()) {
    await timed(
      "a thumbnail",
      async () => await encodeThumbnail(await decode(logo.bytes, THUMBNAIL_SIDE)),
    );
    await makeKit(logo, (step, run) => timed(`a kit's step ${step}`, run));
    // The first compiles what the others run.
    if (count === 0) times.clear();
    if (count++ === LOGOS) break;
  }
  keep("milliseconds of CPU", Object.fromEntries(times));
  return [...times].map(([name, its]) =>
    measured(`${name}: CPU, p95`, quantile(its, 0.95), {
      ...{ unit: " ms", digits: 0, atMost: MOST },
      from: `p50 ${median(its).toFixed(0)} ms, of ${its.length}`,
    })
  );
}
