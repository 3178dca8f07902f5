import type { Random } from "../../../vendor-studio/draw/random.ts";
import { sleep } from "../eventually.ts";
import { pickWeighted } from "./pick-weighted.ts";

interface WeightedFault {
  fault: string;
  weight: number;
  more?: (random: Random) => object;
  /** Takes more than a minute to be given up. */
  isSlow?: true;
}

const faults: WeightedFault[] = [
  { fault: "status", weight: 8, more: () => ({ status: 500 }) },
  { fault: "status", weight: 8, more: () => ({ status: 503 }) },
  { fault: "throttle", weight: 3, more: (random) => ({ retryAfterSeconds: random.whole(1, 4) }) },
  { fault: "throttle", weight: 1 },
  { fault: "cut_body", weight: 8 },
  { fault: "garbage", weight: 8 },
  { fault: "not_a_picture", weight: 6 },
  { fault: "refusal", weight: 4 },
  { fault: "latency", weight: 6, more: (random) => ({ milliseconds: random.whole(2000, 9000) }) },
  { fault: "hang", weight: 1, isSlow: true },
];

/**
 * Orders faults at the studio, one kind after the other, until the signal aborts or there were
 * enough.
 *
 * @returns how many.
 */
export async function disturbVendors(
  studioUrl: string,
  random: Random,
  { slowOnes, most, signal }: { slowOnes: boolean; most: number; signal: AbortSignal },
): Promise<number> {
  const possible = faults.filter(({ isSlow }) => slowOnes || !isSlow);
  let ordered = 0;
  while (!signal.aborted && ordered < most) {
    const chosen = pickWeighted(possible, random);
    if (!chosen) break;
    const times = chosen.fault === "throttle" || chosen.isSlow ? 1 : random.whole(1, 3);
    await orderFault(studioUrl, {
      vendor: random.chance(0.75) ? "ark" : "gemini",
      fault: chosen.fault,
      times,
      ...chosen.more?.(random),
    });
    ordered += times;
    await sleep(random.between(300, 1500), signal).catch(() => {});
  }
  return ordered;
}

export async function orderFault(studioUrl: string, rule: object): Promise<void> {
  const response = await fetch(`${studioUrl}/_studio/faults`, {
    method: "POST",
    body: JSON.stringify(rule),
  });
  if (!response.ok) throw new Error(await response.text());
  await response.body?.cancel();
}

export async function clearFaults(studioUrl: string): Promise<void> {
  const response = await fetch(`${studioUrl}/_studio/faults`, { method: "DELETE" });
  await response.body?.cancel();
}

const mixedFaults = [
  { fault: "status", status: 500 },
  { fault: "status", status: 503, retryAfterSeconds: 1 },
  { fault: "throttle", retryAfterSeconds: 1 },
  { fault: "cut_body" },
  { fault: "garbage" },
  { fault: "latency", milliseconds: 4000 },
];

/** Three of ten calls of both vendors fail: five of a hundred in each of these ways. */
export async function mixFaults(studioUrl: string, artist: "ark" | "fal"): Promise<void> {
  for (const vendor of [artist, "gemini"]) {
    for (const [n, fault] of mixedFaults.entries()) {
      // A rule is asked only of what the ones before it let through.
      await orderFault(studioUrl, { vendor, rate: 0.05 / (1 - 0.05 * n), seed: `${n}`, ...fault });
    }
  }
}
