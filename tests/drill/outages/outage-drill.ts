import { randomFrom } from "../../../vendor-studio/draw/random.ts";
import { clearFaults } from "../chaos/vendor-faults.ts";
import { eventually, sleep } from "../eventually.ts";
import { findBreaches } from "../invariants/all.ts";
import type { Evidence } from "../invariants/invariant.ts";
import { openStage, type Stage } from "../stage.ts";
import { PersistentApi, type Try } from "../storm/api.ts";
import type { Plan } from "../storm/plan.ts";
import { type Life, liveProject } from "../storm/project-life.ts";
import { signUp } from "../storm/sign-up.ts";
import { untilQuiet, untilSettled } from "../until-quiet.ts";
import { mixFaults } from "../chaos/vendor-faults.ts";
import { artistFor, lengthOf, type Outage, takeDown } from "./outage.ts";
import { squeezeWaits } from "./squeeze.ts";
import { count, difference, type Tally } from "./tally.ts";

export interface OutageFindings extends Tally {
  outage: Outage;
  /** Milliseconds from the outage's end to the last settlement. */
  settledAfter: number;
  /** Milliseconds that an answer of the API took at most. */
  slowestAnswer: number;
  /** By invariant, in their order. */
  breaches: Map<string, string[]>;
}

/** Projects that are alive when the outage begins, and that are begun in it. */
const BEFORE = 3;
const MEANWHILE = 3;

/** Milliseconds that all may take to settle after an outage: some waits, and some calls given up. */
const CALM = 240_000;

/**
 * Takes one part after the other down for a while as users work, and counts what it has cost.
 *
 * @param report told of each outage once all is settled.
 */
export async function runOutageDrill(
  { outages, ...plan }: DrillPlan & { outages: Outage[] },
  report: (findings: OutageFindings) => void,
): Promise<OutageFindings[]> {
  const all: OutageFindings[] = [];
  // A stack has one artist for concepts.
  for (const artist of ["ark", "fal"] as const) {
    const met = outages.filter((outage) => artistFor(outage) === artist);
    if (met.length > 0) all.push(...await meetOutages(artist, met, plan, report));
  }
  return all;
}

interface DrillPlan {
  seed: string;
  /** Of each project. */
  pictures: number;
  hurried: boolean;
  keep: boolean;
}

async function meetOutages(
  artist: "ark" | "fal",
  outages: Outage[],
  { seed, pictures, hurried, keep }: DrillPlan,
  report: (findings: OutageFindings) => void,
): Promise<OutageFindings[]> {
  await using stage = await openStage({
    latency: hurried ? "300-1000" : "800-3000",
    hurried,
    keep,
    environment: { IMAGE_PROVIDER: artist },
  });
  const evidence: Evidence = {
    ...{ stage, lives: [], complaints: [], kills: [] },
    receiver: undefined,
  };
  const all: OutageFindings[] = [];
  for (const outage of outages) {
    const findings = await meetOutage(evidence, outage, { seed, pictures });
    report(findings);
    all.push(findings);
  }
  return all;
}

async function meetOutage(
  evidence: Evidence,
  outage: Outage,
  { seed, pictures }: { seed: string; pictures: number },
): Promise<OutageFindings> {
  const { stage } = evidence;
  await squeezeWaits(stage, outage.squeeze);
  const before = await count(stage, outage);
  const tries: Try[] = [];
  const complaints: string[] = [];
  const givenUp = new AbortController();
  const { signal } = givenUp;
  const api = new PersistentApi(stage.stack.url, signal, (it) => tries.push(it));
  const name = `${seed} ${outage.part} ${outage.how} ${outage.seconds}`;
  const record = (life: Life) => evidence.lives.push(life);
  const live = async (n: number, plan: Plan) => {
    const random = randomFrom(`${name} ${n}`);
    try {
      const token = await signUp(api);
      await liveProject({ api, token, plan, random, signal, record });
    } catch (error) {
      complaints.push(error instanceof Error ? error.message : String(error));
    }
  };

  if (outage.isMixed) await mixFaults(stage.studioUrl, artistFor(outage));
  const lives = [live(0, planOf(0, 2))];
  // So that refinements are being drawn as well when it begins.
  await untilDrawn(stage, "nano_banana");
  for (let n = 1; n < BEFORE; n++) lives.push(live(n, planOf(n, pictures)));
  await untilDrawn(stage, "seedream");
  const bringBack = await takeDown(stage, outage);
  for (let n = BEFORE; n < BEFORE + MEANWHILE; n++) {
    lives.push(live(n, planOf(n, pictures)));
    await sleep(lengthOf(outage) / MEANWHILE);
  }
  await bringBack();
  const endedAt = Date.now();
  const timer = setTimeout(() => givenUp.abort(new Error("it takes too long")), CALM);
  await Promise.all(lives);
  clearTimeout(timer);
  await clearFaults(stage.studioUrl);
  await untilSettled(stage, 30_000);
  // Uploads in vain stay listed until none can arrive any more. Here none can by now, so they are
  // removed at once.
  await stage.query((sql) => sql`update private.object_removals set due_at = clock_timestamp()`);
  await untilQuiet(stage, 60_000);

  const tally = difference(await count(stage, outage), before);
  const breaches = await findBreaches(evidence);
  for (const [rule, found] of findMore(tally, tries, complaints, outage)) breaches.set(rule, found);
  return {
    ...{ outage, ...tally, breaches },
    settledAfter: Math.max(0, await lastSettlement(stage) - endedAt),
    slowestAnswer: Math.max(...tries.map(({ milliseconds }) => milliseconds)),
  };
}

/** What holds besides the invariants. */
function findMore(
  { needed, completed, paid, lost, late, cut }: Tally,
  tries: Try[],
  complaints: string[],
  { isMixed }: Outage,
): Map<string, string[]> {
  const unclear = tries.filter(({ status, hasRetryAfter }) =>
    status === undefined || status >= 500 && (status !== 503 || !hasRetryAfter)
  );
  return new Map([
    // With faults mixed in, pictures may fail: the invariants say how often.
    [
      "every picture is drawn in the end",
      isMixed || completed >= needed ? [] : [`${needed - completed} of ${needed} are not`],
    ],
    [
      "no picture is paid for twice, but for a lost lease or an answer that broke off or was late",
      paid <= needed + lost + late + cut ? [] : [
        `${paid} paid, ${needed} needed, ${lost} leases lost, ` +
        `${late} answers were late, ${cut} broke off`,
      ],
    ],
    [
      "whoever asks meanwhile is answered, or told when to ask again",
      [
        ...complaints,
        ...unclear.map(({ what, status, milliseconds }) =>
          `${what}: ${status ?? "no answer"} after ${Math.round(milliseconds)} ms`
        ),
      ],
    ],
  ]);
}

function planOf(n: number, count: number): Plan {
  return {
    company: `Outage ${n}`,
    count,
    withInspiration: n % 3 === 2,
    fate: n % 3 === 0 ? { kind: "refine", action: "variation", count: 2 } : { kind: "finish" },
  };
}

/** Resolves when somebody draws there, or after 20 seconds without. */
async function untilDrawn({ query }: Stage, vendor: string): Promise<void> {
  await eventually(
    async () => {
      const found = await query((sql) =>
        sql`select from private.jobs where vendor = ${vendor} and lease_token is not null limit 1`
      );
      return found.length > 0;
    },
    20_000,
    50,
  );
}

async function lastSettlement({ query }: Stage): Promise<number> {
  const [row] = await query((sql) =>
    sql<{ at: Date | null }[]>`select max(settled_at) as at from private.jobs`
  );
  return row?.at?.getTime() ?? 0;
}
