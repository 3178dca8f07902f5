import type { AbuseFindings } from "./abuse-drill.ts";

/** Milliseconds that 99 of 100 calls of honest users may take at most. */
const LONGEST = 1_000;

/** What was not as it has to be. @param longest milliseconds, of 99 of 100 calls */
export function breachesOf(findings: AbuseFindings, longest = LONGEST): string[] {
  const { calls, served, users, faults, attacks } = findings;
  return [
    ...(calls.p99 > longest ? [`99 of 100 calls took up to ${calls.p99.toFixed(0)} ms`] : []),
    ...(served < users ? [`only ${served} of ${users} users got their logos`] : []),
    ...faults,
    ...attacks.flatMap(({ name, breaches }) => breaches.map((breach) => `${name}: ${breach}`)),
    ...attacks.flatMap(({ name, answers }) =>
      [...answers.keys()].filter((status) => isFault(status, name)).map((status) =>
        `${name}: ${answers.get(status)} answers were ${status}`
      )
    ),
  ];
}

/** REST says with 500 that it has given a question up. */
function isFault(status: string, attack: string): boolean {
  return status.startsWith("5") && !(status === "500" && attack.startsWith("tables nested"));
}

/** Prints the drill as a table. */
export function printAbuse(findings: AbuseFindings): void {
  const { calls, served, users, attacks } = findings;
  const width = Math.max(...attacks.map(({ name }) => name.length));
  for (const { name, answers } of attacks) {
    const counts = [...answers].toSorted().map(([status, count]) => `${status} ${count}x`);
    console.log(`${name.padEnd(width)}  ${counts.join(", ") || "nothing was answered"}`);
  }
  const milliseconds = [calls.median, calls.p99, calls.slowest].map((it) => it.toFixed(0));
  console.log(`\n${users} honest users made ${calls.count} calls meanwhile, in milliseconds:`);
  console.log(
    `half within ${milliseconds[0]}, 99 of 100 within ${milliseconds[1]}, all within ${
      milliseconds[2]
    }`,
  );
  console.log(`${served} of them got all their logos`);
}
