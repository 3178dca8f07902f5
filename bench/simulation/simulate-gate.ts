import { withDatabase } from "../../tests/database/database.ts";
import { randomFrom } from "../../vendor-studio/draw/random.ts";
import { LEARNING_SECONDS, type Scenario, SERVICE_SECONDS } from "./gate-scenarios.ts";
import { type Call, Product } from "./product.ts";
import { VirtualTime } from "./virtual-time.ts";

/** What came of a scenario. */
export interface GateFindings {
  taken: number;
  /** What the vendor would have taken in that time; null: any number. */
  capacity: number | null;
  /** Of the calls while the limit had to be known, the part that was turned away. */
  refusedShare: number;
  /** How far the user who was served most got ahead of who was served least, while both waited. */
  lead: number;
  /** Calls that began before the time that their job was told. */
  early: number;
  /** Until 95 of 100 pictures were settled, or the time was over. */
  seconds: number;
}

const USERS = 20;

/** Lets virtual time pass over the product's own SQL, in a database of its own. */
export async function simulateGate(scenario: Scenario, seed: string): Promise<GateFindings> {
  let findings: GateFindings | undefined;
  await withDatabase(async (db) => {
    const random = randomFrom(`${seed} ${scenario.name}`);
    const vendor = scenario.vendor(randomFrom(`${seed} ${scenario.name} vendor`));
    const time = new VirtualTime();
    using product = await Product.open(db, time, {
      vendor,
      random,
      service: () => SERVICE_SECONDS * (0.5 + random.next()),
      ...scenario.deaths !== undefined && { deaths: scenario.deaths },
    }, { users: USERS, pictures: scenario.pictures / USERS });
    const isLimited = vendor.capacity(0, 1) !== null;
    await time.run(
      scenario.seconds,
      () => product.settled >= product.pictures * (isLimited ? 1 : 0.95),
    );
    const { calls } = product;
    const { limitedAt = [] } = scenario;
    const known = calls.filter(({ at }) =>
      !limitedAt.some((from) => at >= from && at < from + LEARNING_SECONDS)
    );
    const refused = known.filter(({ kind }) => kind === "refused");
    findings = {
      taken: calls.filter(({ kind }) => kind === "taken").length,
      capacity: vendor.capacity(0, time.now),
      refusedShare: refused.length / known.length,
      lead: findLead(known, scenario.pictures / USERS),
      early: countEarly(calls),
      seconds: time.now,
    };
  }, { hasOwnClock: true });
  if (!findings) throw new Error("nothing was simulated");
  return findings;
}

function findLead(calls: Call[], each: number): number {
  const served = new Map<string, number>();
  for (const { owner } of calls) served.set(owner, 0);
  let lead = 0;
  for (const { kind, owner } of calls) {
    if (kind !== "taken") continue;
    served.set(owner, (served.get(owner) ?? 0) + 1);
    if (served.get(owner) === each) break;
    lead = Math.max(lead, Math.max(...served.values()) - Math.min(...served.values()));
  }
  return lead;
}

function countEarly(calls: Call[]): number {
  const until = new Map<string, number>();
  let early = 0;
  for (const { at, job, kind, wait } of calls) {
    if (at < (until.get(job) ?? 0)) early++;
    if (kind === "refused") until.set(job, at + wait);
  }
  return early;
}
