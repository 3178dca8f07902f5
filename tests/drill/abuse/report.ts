import type { AbuseFindings, Latency } from "./abuse-drill.ts";

/** Milliseconds that 99 of 100 calls of honest users may take at most. */
const LONGEST = 1_000;

/**
 * MiB that a function's worker may hold at most: hosted's 256 for its heap and its buffers, and about
 * what the runtime itself takes.
 */
const MOST_MEMORY = 256 + 96;

/**
 * Whether the machine was too busy for the users even before the attacks, or for a call of each: how
 * long they wait then, and what they are refused, shows nothing of these.
 */
export function isTooBusy({ before, users, faults }: AbuseFindings): boolean {
  return before.count < users || faults.before.length > 0 || before.p99 > LONGEST;
}

/** What users felt of the attacks: how long they waited, and how often they were told to come later. */
export function slownessOf({ meanwhile, faults }: AbuseFindings): string[] {
  return [
    ...(meanwhile.p99 > LONGEST
      ? [`99 of 100 calls took up to ${meanwhile.p99.toFixed(0)} ms`]
      : []),
    ...faults.since.filter(isPutOff),
  ];
}

/** What users were told to come later for, where that is more than one call of a hundred. */
export function putOffsOf({ meanwhile, faults }: AbuseFindings): string[] {
  const putOff = faults.since.filter(isPutOff);
  return putOff.length > meanwhile.count / 100
    ? [`${putOff.length} of ${meanwhile.count} calls were to come later`]
    : [];
}

/** What was not as it has to be, however busy the machine is. */
export function breachesOf(findings: AbuseFindings): string[] {
  const { served, users, faults, memory, attacks } = findings;
  const isStarved = isTooBusy(findings);
  return [
    ...[...faults.before, ...faults.since].filter((fault) => !isPutOff(fault)),
    ...(served < users ? [`only ${served} of ${users} users got their logos`] : []),
    ...[...memory].filter(([, peak]) => peak > MOST_MEMORY)
      .map(([name, peak]) => `a worker of ${name} held ${peak.toFixed(0)} MiB`),
    ...attacks.flatMap(({ name, breaches }) => breaches.map((breach) => `${name}: ${breach}`)),
    ...attacks.flatMap(({ name, isGivenUp, answers }) =>
      [...answers].filter(([answer]) =>
        isFault(answer, isGivenUp === "always" || isGivenUp === "where starved" && isStarved)
      ).map(([answer, times]) => `${name}: ${times} answers were ${answer}`)
    ),
  ];
}

/** A call that was told to come later, which a busy machine may do to everybody. */
function isPutOff(fault: string): boolean {
  return fault.endsWith(" 503");
}

/**
 * Who asks for too much may be told by a 503 to come again later; REST says with 500 and Postgres's
 * code that it has given a statement up after its time, which only what asks for that may be told.
 */
function isFault(answer: string, isGivenUp: boolean): boolean {
  return answer.startsWith("5") && answer !== "503" && !(isGivenUp && answer === "500 57014");
}

/** Prints the drill as a table. */
export function printAbuse(findings: AbuseFindings): void {
  const { before, meanwhile, served, users, memory, attacks } = findings;
  const width = Math.max(...attacks.map(({ name }) => name.length));
  for (const { name, answers } of attacks) {
    const counts = [...answers].toSorted().map(([status, count]) => `${status} ${count}x`);
    console.log(`${name.padEnd(width)}  ${counts.join(", ") || "nothing was answered"}`);
  }
  console.log(`\n${users} honest users' calls, in milliseconds:`);
  printLatency("before", before);
  printLatency("meanwhile", meanwhile);
  const { before: refusedBefore, since } = findings.faults;
  console.log(`Failed before ${refusedBefore.length}, meanwhile ${since.length}`);
  console.log(`${served} of them got all their logos`);
  const peaks = [...memory].map(([name, peak]) => `${name} ${peak.toFixed(0)}`);
  if (peaks.length > 0) console.log(`Most memory of a worker, in MiB: ${peaks.join(", ")}`);
}

function printLatency(when: string, { count, median, p99, slowest }: Latency): void {
  const [half, most, all] = [median, p99, slowest].map((it) => it.toFixed(0));
  console.log(
    `${
      when.padEnd(9)
    }  ${count} calls, half within ${half}, 99 of 100 within ${most}, all within ${all}`,
  );
}
