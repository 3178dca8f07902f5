import type { Interruption } from "../../../local/emulator/gateway/interruption.ts";
import { clearFaults, mixFaults, orderFault } from "../chaos/vendor-faults.ts";
import type { Stage } from "../stage.ts";

/** What can be down. */
export const parts = ["storage", "rest", "auth", "realtime", "gemini", "ark", "fal"] as const;
export type Part = typeof parts[number];

/** Who draws concepts on the stack that meets the outage. */
export function artistFor({ part }: Pick<Outage, "part">): "ark" | "fal" {
  return part === "fal" ? "fal" : "ark";
}

export interface Outage {
  part: Part;
  /** `error`: it answers 500, a vendor 503 that says how long it will last. `hang`: nothing. */
  how: Interruption;
  /** How long it is down. */
  seconds: number;
  /** Waits are shortened by this factor, so that the outage can be, too. */
  squeeze: number;
  /** Whether three of ten vendors' calls fail besides, in many ways. */
  isMixed: boolean;
}

/** Milliseconds that it lasts here. */
export function lengthOf({ seconds, squeeze }: Outage): number {
  return seconds * 1000 / squeeze;
}

/** Takes the part down. @returns what brings it back. */
export async function takeDown(stage: Stage, outage: Outage): Promise<() => Promise<void>> {
  const { part, how } = outage;
  const { studioUrl } = stage;
  if (part !== "gemini" && part !== "ark" && part !== "fal") {
    const giveBack = await stage.stack.interrupt(part, how);
    return () => Promise.resolve(giveBack());
  }
  // The first rule that fits a call strikes it, so this one comes before the mixed faults.
  await clearFaults(studioUrl);
  for (const match of requests[part]) {
    await orderFault(studioUrl, {
      ...{ vendor: part, match },
      ...(how === "hang"
        ? { fault: "hang" }
        // The wait that it asks for is squeezed where the gate writes it down.
        : { fault: "status", status: 503, retryAfterSeconds: outage.seconds }),
    });
  }
  if (outage.isMixed) await mixFaults(studioUrl, artistFor(outage));
  return async () => {
    await clearFaults(studioUrl);
    if (outage.isMixed) await mixFaults(studioUrl, artistFor(outage));
  };
}

/** What is asked of a vendor for a picture. A job that fal's queue has taken is drawn meanwhile. */
const requests = {
  gemini: [{}],
  ark: [{}],
  fal: [{ step: "submit" }, { step: "status" }, { step: "result" }],
};
