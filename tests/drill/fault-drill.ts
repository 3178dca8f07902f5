import { type Random, randomFrom } from "../../vendor-studio/draw/random.ts";
import { disturbDispatches } from "./chaos/dispatches.ts";
import { Killer } from "./chaos/killer.ts";
import { targetsOf } from "./chaos/kills.ts";
import { overtakeWorkers, untilBack } from "./chaos/expired-leases.ts";
import { clearFaults, disturbVendors, mixFaults } from "./chaos/vendor-faults.ts";
import { findBreaches } from "./invariants/all.ts";
import type { Evidence } from "./invariants/invariant.ts";
import type { DrillOptions } from "./options.ts";
import { watchProgress } from "./progress.ts";
import { switchOff } from "./safeguards.ts";
import { openStage, type Stage } from "./stage.ts";
import { StormReceiver } from "./storm/receiver.ts";
import { liveQuietly, raiseStorm } from "./storm/storm.ts";
import { untilQuiet } from "./until-quiet.ts";

/** A drill of so many assets has time for what takes more than a minute. */
const LONG = 300;

export interface Findings {
  evidence: Evidence;
  /** By invariant, in their order. */
  breaches: Map<string, string[]>;
  /** Milliseconds: the storm, and the calm after it. */
  stormed: number;
  calmed: number;
}

/**
 * Harms a stack in every way while users work on it, lets it calm down, and looks for what is not as
 * it should be.
 *
 * @param report is given the findings while the stack is still there.
 */
export async function runFaultDrill(
  options: DrillOptions,
  report: (findings: Findings) => Promise<void>,
): Promise<Findings> {
  const { seed, hurried, keep, without } = options;
  await using stage = await openStage({ latency: "400-1500", hurried, keep });
  const isLong = options.assets >= LONG;
  await using receiver = new StormReceiver(
    randomFrom(`${seed} receiver`),
    isLong ? 20 : 2,
    isLong ? 20 : 3,
    () => stage.stack.crash.edgeFunction("deliver-webhooks"),
  );
  await hurryDeliveries(stage);
  await disturbDispatches(stage.sql, seed);
  if (without) await switchOff(stage.sql, without);
  if (options.mixed) await mixFaults(stage.studioUrl, "ark");

  const began = Date.now();
  const progress = watchProgress(stage, options.assets);
  const calm = new AbortController();
  const faults = options.mixed ? 0 : isLong ? Infinity : options.assets;
  const killer = new Killer(
    targetsOf(stage, randomFrom(`${seed} aims`)),
    options.kills,
    randomFrom(`${seed} kills`),
  );
  const chaos = Promise.all([
    killer.run(() => progress.share, calm.signal),
    disturbWork(stage, randomFrom(`${seed} work`), { isLong, faults }, calm.signal),
  ]);
  // An error is thrown where this is awaited, after the storm; until then it must not end the
  // process.
  chaos.catch(() => {});
  const storm = raiseStorm({
    url: stage.stack.url,
    receiver: receiver.url,
    seed,
    signal: progress.stuck,
    assets: options.assets,
    isEnough: () => progress.isEnough,
    isLong,
  });
  // The rest of the work is finished without faults, or the stack would never be quiet.
  await Promise.race([progress.nearlyDone, storm]);
  calm.abort();
  await chaos;
  if (!options.mixed) await clearFaults(stage.studioUrl);
  await stage.query((sql) => sql`drop trigger drill_dispatches on net.http_request_queue`);
  const { lives, complaints } = await storm;
  if (!progress.isEnough) complaints.push("the storm ended before so many assets were made");
  const stormed = Date.now() - began;
  if (!progress.stuck.aborted) {
    // During the storm, many overtaken workers were killed before they could answer late.
    const [overtaken] = await Promise.all([
      overtakeWorkers(stage, randomFrom(`${seed} end`), progress.stuck, 120_000),
      liveQuietly({ url: stage.stack.url, seed, signal: progress.stuck }).then(
        (life) => lives.push(life),
        (error) => complaints.push(String(error)),
      ),
    ]);
    if (overtaken === 0) complaints.push("there was no worker to overtake");
    await untilBack(stage);
  }
  await untilQuiet(stage, progress.stuck.aborted ? 0 : isLong ? 240_000 : 90_000);
  progress.stop();

  const evidence: Evidence = { stage, lives, complaints, kills: killer.kills, receiver };
  const breaches = await findBreaches(evidence);
  const calmed = Date.now() - began - stormed;
  const findings = { evidence, breaches, stormed, calmed };
  await report(findings);
  return findings;
}

/**
 * A delivery that fails waits for hours in the end, and a drill has none. It is tried more often, as
 * the drill kills its workers too.
 */
async function hurryDeliveries({ query }: Stage): Promise<void> {
  await query((sql) =>
    sql`
      update private.job_policies set
        retry_waits = array[interval '1 s'], max_attempts = 30, max_lost_leases = 30
      where kind = 'delivery'`
  );
}

/**
 * Has vendors fail and, in a long storm, workers overtaken in between, until the signal aborts. A
 * short storm gets a fixed number of faults: each fault makes it longer, so on a busy machine it
 * would never end.
 */
async function disturbWork(
  stage: Stage,
  random: Random,
  { isLong, faults }: { isLong: boolean; faults: number },
  signal: AbortSignal,
): Promise<void> {
  let left = faults;
  while (!signal.aborted && left > 0) {
    const turn = AbortSignal.timeout(random.whole(3000, 6000));
    left -= await disturbVendors(stage.studioUrl, random, {
      slowOnes: isLong,
      most: left,
      signal: AbortSignal.any([signal, turn]),
    });
    // Faults that no call has met would pile up until every call met one.
    if (left > 0) await clearFaults(stage.studioUrl);
    if (isLong && !signal.aborted) await overtakeWorkers(stage, random, signal);
  }
}
