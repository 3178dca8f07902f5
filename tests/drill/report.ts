import type { LargeFindings } from "./large/large-drill.ts";
import type { Findings } from "./fault-drill.ts";
import { pictureCalls, vendorCalls } from "./invariants/money.ts";
import { quantiles, recoveryTimes, settledAfter } from "./recovery.ts";
import type { ThrottledFindings } from "./throttled/throttled-drill.ts";

/** Breaches that are named of each invariant. */
const NAMED = 5;

/** Prints what happened and what it did to the invariants. */
export async function printFindings(findings: Findings): Promise<void> {
  const { evidence, breaches, stormed, calmed } = findings;
  const { stage, lives, kills } = evidence;
  const [counts] = await stage.query((sql) =>
    sql<Record<string, number>[]>`
      select
        (select count(*)::int from drill.assets) as assets,
        (select count(*)::int from drill.settlements) as drawn,
        (select count(*)::int from drill.attempts) as attempts,
        (select count(*)::int from drill.attempts where outcome = 'lost') as lost,
        (select count(*)::int from drill.overtaken) as overtaken,
        (select count(*)::int from drill.dispatches where fault = 'dropped') as dropped,
        (select count(*)::int from drill.dispatches where fault = 'duplicated') as duplicated`
  );
  const outcomes = await stage.query((sql) =>
    sql<{ outcome: string; count: number }[]>`
      select coalesce(outcome, 'open, deleted') as outcome, count(*)::int from drill.attempts
      group by 1 order by 2 desc`
  );
  const failures = await stage.query((sql) =>
    sql<{ code: string; count: number }[]>`
      select error ->> 'code' as code, count(*)::int from public.generated_assets
      where status = 'failed' group by 1 order by 2 desc`
  );
  const { calls, reasons } = await pictureCalls(stage);
  const list = (entries: [string, number][]) =>
    entries.map(([name, count]) => `${name} ${count}`).join(", ");

  section("The storm");
  line("projects", `${lives.length}, of them ${fates(findings)}`);
  line("assets", `${counts?.assets}, drawn ${counts?.drawn}`);
  line("failures", list(failures.map(({ code, count }) => [code, count])) || "none");
  line("attempts", list(outcomes.map(({ outcome, count }) => [outcome, count])));
  line("vendor faults", list(await countFaults(stage.studioUrl)));
  line("calls of functions", `${counts?.dropped} dropped, ${counts?.duplicated} made twice`);
  line("workers overtaken", `${counts?.overtaken}`);
  line(
    "stream clients",
    `${sum(lives.map(({ follower }) => follower.connections))} connections, ` +
      `${sum(lives.map(({ follower }) => follower.events))} events`,
  );
  const messages = [...evidence.receiver?.received.values() ?? []];
  line(
    "webhooks",
    `${messages.length} events in ${sum(messages.map(({ tries }) => tries))} tries, ` +
      `${evidence.receiver?.answeredTwice ?? 0} answered twice, ` +
      `${evidence.receiver?.takenTwice ?? 0} taken twice`,
  );
  line(
    "picture calls",
    `${calls} ≤ ${reasons.assets} assets + ${reasons.second_chances} retries + ` +
      `${reasons.lost} lost with nothing drawn + ${reasons.faulted} faults`,
  );
  line("took", `${seconds(stormed)}, then ${seconds(calmed)} until quiet`);

  section("Killed");
  for (const [target, its] of Map.groupBy(kills, ({ target }) => target)) {
    const { p50, p95 } = quantiles(its.flatMap(({ backAfter }) => backAfter ?? []));
    line(target, `${its.length} times; answers after ${seconds(p50)} (p95 ${seconds(p95)})`);
  }
  const recovery = quantiles(await recoveryTimes(stage, kills));
  line(
    "in all",
    `${kills.length}; ${recovery.count} attempts died with their process, taken up again after ` +
      `${seconds(recovery.p50)} (p95 ${seconds(recovery.p95)})`,
  );
  line("all settled", `${seconds(await settledAfter(stage, kills))} after the last one`);

  printInvariants(breaches);
}

export function printThrottled(findings: ThrottledFindings): void {
  section(`A vendor that ${findings.vendor.about}`);
  line("drawn", `${findings.answered}`);
  line(
    "calls turned away",
    `${findings.turnedAway} by ${findings.noes} noes, ${findings.atFirst} of them by the first`,
  );
  line("once it was known", `${findings.known.turnedAway} of ${findings.known.calls} turned away`);
  const minutes = findings.byMinute.map(({ calls, turnedAway }) => `${turnedAway}/${calls}`);
  line("in each minute", minutes.join(" "));
  line("took", seconds(findings.took));
  if (findings.share !== undefined) {
    line("of what it draws", `${(100 * findings.share).toFixed(0)} %`);
  }
  line("greatest lead", `${findings.lead} pictures, of one user over one who waited`);
  printInvariants(findings.breaches);
}

export function printLarge({ compressed, ...findings }: LargeFindings): void {
  section(`${findings.pictures} pictures of ${findings.megabytes} MB at once`);
  line("downloads", `${findings.downloads}`);
  line("took", seconds(findings.took));
  const outcomes = Object.entries(findings.outcomes).map(([name, count]) => `${count} ${name}`);
  line("attempts", outcomes.join(", "));
  section(`${compressed.pictures} pictures that grow to 200 MB`);
  line("refused", `${compressed.failed}`);
  line("refinements meanwhile", `${compressed.completed} of ${compressed.refinements} arrived`);
  printInvariants(findings.breaches);
}

async function countFaults(studioUrl: string): Promise<[fault: string, count: number][]> {
  const faults = new Map<string, number>();
  for (const [name, count] of await vendorCalls(studioUrl)) {
    const [, fault] = name.split("fault:");
    if (fault !== undefined) faults.set(fault, (faults.get(fault) ?? 0) + count);
  }
  return [...faults];
}

function printInvariants(breaches: Map<string, string[]>): void {
  section("Invariants");
  for (const [name, found] of breaches) {
    console.log(`  ${found.length === 0 ? "ok    " : "BROKEN"}  ${name}`);
    for (const breach of found.slice(0, NAMED)) console.log(`            ${breach}`);
    if (found.length > NAMED) console.log(`            … and ${found.length - NAMED} more`);
  }
}

function fates({ evidence: { lives } }: Findings): string {
  const of = (fate: string) => lives.filter((life) => life.fate === fate).length;
  return `${of("cancelled")} cancelled and ${of("deleted")} deleted in the middle`;
}

function section(title: string): void {
  console.log(`\n${title}`);
}

function line(name: string, text: string): void {
  console.log(`  ${name.padEnd(24)}${text}`);
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
