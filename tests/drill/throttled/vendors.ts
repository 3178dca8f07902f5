/** What the studio is told, so many seconds after the pictures were asked for. */
export interface Order {
  after: number;
  method: "PUT" | "POST" | "DELETE";
  path: "quota" | "faults";
  body?: Record<string, unknown>;
}

/** A vendor that turns calls away, or is down for a while. */
export interface ThrottlingVendor {
  name: string;
  about: string;
  orders: Order[];
  /** How many pictures show how it is dealt with: eight minutes' where it has a limit. */
  pictures: number;
  /** How many pictures it would draw in so many seconds; absent: any number. */
  capacity?: (seconds: number) => number;
}

/** Milliseconds that it takes to draw one: in the mean, and from and to. */
export const DRAWING = { mean: 3000, range: "1500-4500" };

const ark = { vendor: "ark" };
const perMinute = (pictures: number, more = {}): Order => ({
  ...{ after: 0, method: "PUT", path: "quota" },
  body: { ...ark, pictures, seconds: 60, ...more },
});

function straying(percent: number): ThrottlingVendor {
  const body = { ...ark, fault: "throttle", rate: percent / 100, seed: `strays of ${percent}` };
  return {
    name: `strays-${percent}`,
    about: `turns ${percent} of 100 calls away, however few there are`,
    orders: [{ after: 0, method: "POST", path: "faults", body }],
    pictures: 300,
  };
}

/** What the gate has to do well with. */
export const throttlingVendors: ThrottlingVendor[] = [
  {
    name: "sliding",
    about: "draws 60 in any minute",
    orders: [perMinute(60)],
    pictures: 480,
    capacity: (seconds) => seconds,
  },
  {
    name: "fixed",
    about: "draws 60 in each minute of the clock",
    orders: [perMinute(60, { window: "fixed" })],
    pictures: 480,
    capacity: (seconds) => seconds,
  },
  {
    name: "at-once",
    about: "draws five at once",
    orders: [{ after: 0, method: "PUT", path: "quota", body: { ...ark, atOnce: 5 } }],
    pictures: 800,
    capacity: (seconds) => seconds * 5000 / DRAWING.mean,
  },
  ...[1, 5, 10, 30].map(straying),
  {
    name: "outage",
    about: "fails for 60 s",
    orders: [
      { after: 5, method: "POST", path: "faults", body: { ...ark, fault: "status", status: 500 } },
      { after: 65, method: "DELETE", path: "faults" },
    ],
    pictures: 300,
  },
  {
    name: "halved",
    about: "draws 120 in any minute, from the fourth on 60, from the eighth on 120",
    orders: [
      perMinute(120),
      { ...perMinute(60), after: 240 },
      { ...perMinute(120), after: 480 },
    ],
    pictures: 1200,
    capacity: (seconds) => 2 * seconds - Math.max(0, Math.min(seconds, 480) - 240),
  },
];

/**
 * @param names by commas; absent: all
 * @param pictures absent: as many as show how it is dealt with
 * @throws an `Error` that says what there is.
 */
export function readThrottlingVendors(names?: string, pictures?: number): ThrottlingVendor[] {
  const chosen = names === undefined ? throttlingVendors : names.split(",").map((name) => {
    const found = throttlingVendors.find((vendor) => vendor.name === name);
    if (found) return found;
    const known = throttlingVendors.map(({ name }) => name).join(", ");
    throw new Error(`--vendors knows ${known}, not ${JSON.stringify(name)}`);
  });
  return pictures === undefined ? chosen : chosen.map((vendor) => ({ ...vendor, pictures }));
}
