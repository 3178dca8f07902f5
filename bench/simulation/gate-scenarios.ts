import type { Random } from "../../vendor-studio/draw/random.ts";
import {
  atOnce,
  fixedWindow,
  limitless,
  slidingWindow,
  type Vendor,
  withFaults,
  withOutage,
  withStrays,
} from "./vendors.ts";

/** Seconds after which a limit has to be known. */
export const LEARNING_SECONDS = 240;

/** Seconds that a picture takes, in the mean. */
export const SERVICE_SECONDS = 6;

export interface Scenario {
  name: string;
  vendor: (random: Random) => Vendor;
  /** Virtual seconds. */
  seconds: number;
  /** Pictures that 20 users have wait from the start. */
  pictures: number;
  /** When the limit became what has to be learned; absent where there is none. */
  limitedAt?: number[];
  /** The part of what is asked that the vendor turns away whatever the number. */
  strays?: number;
  /** Seconds in which nothing could be had. */
  lost?: number;
  deaths?: number;
}

const busy = { seconds: 900, pictures: 940, limitedAt: [0] };
const free = { seconds: 900, pictures: 800 };

/** What the others without a limit are compared with. */
export const unlimited: Scenario = { ...free, name: "no limit", vendor: () => limitless };

/** The gate has to do well in each of these. */
export const scenarios: Scenario[] = [
  { ...busy, name: "60 a minute of the clock", vendor: () => fixedWindow(60) },
  {
    ...busy,
    name: "60 a minute of the clock, says when",
    vendor: () => fixedWindow(60, { hint: true }),
  },
  { ...busy, name: "60 in any minute", vendor: () => slidingWindow(() => 60) },
  { ...busy, name: "15 in any minute", vendor: () => slidingWindow(() => 15) },
  {
    ...busy,
    name: "200 in any minute",
    seconds: 600,
    pictures: 2000,
    vendor: () => slidingWindow(() => 200),
  },
  {
    ...busy,
    name: "20 at once",
    seconds: 600,
    pictures: 2000,
    vendor: () => atOnce(20, SERVICE_SECONDS),
  },
  { ...busy, name: "5 at once", vendor: () => atOnce(5, SERVICE_SECONDS) },
  ...[1, 5, 10, 30].map((percent): Scenario => ({
    ...free,
    name: `strays of ${percent} %`,
    vendor: (random) => withStrays(percent / 100, random, limitless),
    strays: percent / 100,
  })),
  {
    ...busy,
    name: "60 in any minute, strays of 10 %",
    vendor: (random) => withStrays(0.1, random, slidingWindow(() => 60)),
    strays: 0.1,
  },
  {
    ...free,
    name: "an outage of 60 s",
    vendor: () => withOutage(20, 80, limitless),
    lost: 60,
  },
  {
    ...free,
    name: "faults of 20 %, strays of 10 %, deaths of 5 %",
    vendor: (random) => withFaults(0.2, random, withStrays(0.1, random, limitless)),
    strays: 0.28,
    deaths: 0.05,
  },
  {
    ...busy,
    name: "120 in any minute, then 60, then 120",
    seconds: 900,
    pictures: 1600,
    limitedAt: [0, 300],
    vendor: () => slidingWindow((at) => at >= 300 && at < 600 ? 60 : 120),
  },
];
