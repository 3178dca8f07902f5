import { runAbuseDrill } from "./abuse/abuse-drill.ts";
import { breachesOf, isTooBusy, printAbuse, slownessOf } from "./abuse/report.ts";
import { runFaultDrill } from "./fault-drill.ts";
import { runLargeDrill } from "./large/large-drill.ts";
import { runNeighbourDrill } from "./neighbours/neighbour-drill.ts";
import { delaysOf, printNeighbours, printNeighboursHead } from "./neighbours/report.ts";
import { readOptions, usage } from "./options.ts";
import type { Outage } from "./outages/outage.ts";
import { runOutageDrill } from "./outages/outage-drill.ts";
import { brokenOf, printBreaches, printHead, printOutage } from "./outages/report.ts";
import { printFindings, printLarge, printThrottled } from "./report.ts";
import { runThrottledDrill } from "./throttled/throttled-drill.ts";
import type { ThrottlingVendor } from "./throttled/vendors.ts";

const options = optionsOrExit();
if (options.abuse !== undefined) await drillAbuse(options.abuse);
if (options.neighbours !== undefined) await drillNeighbours(options.neighbours);
if (options.outages) await drillOutages(options.outages);
const breaches = await drill();
const broken = [...breaches.values()].filter((found) => found.length > 0).length;
console.log(broken === 0 ? "\nEvery invariant holds" : `\n${broken} invariants are broken`);
Deno.exit(broken === 0 ? 0 : 1);

function optionsOrExit() {
  try {
    const options = readOptions(Deno.args);
    if (options) return options;
    console.log(usage);
    Deno.exit(0);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    Deno.exit(2);
  }
}

async function drill(): Promise<Map<string, string[]>> {
  if (options.throttled) return await drillThrottled(options.throttled);
  if (options.large) return await drillLarge();
  return await drillFaults();
}

async function drillLarge(): Promise<Map<string, string[]>> {
  const findings = await runLargeDrill({ ...options, pictures: options.assets, megabytes: 20 });
  printLarge(findings);
  return findings.breaches;
}

async function drillFaults(): Promise<Map<string, string[]>> {
  const { breaches } = await runFaultDrill(options, printFindings);
  return breaches;
}

async function drillThrottled(vendors: ThrottlingVendor[]): Promise<Map<string, string[]>> {
  const breaches = new Map<string, string[]>();
  for (const vendor of vendors) {
    const findings = await runThrottledDrill(options, { users: 20, vendor });
    printThrottled(findings);
    for (const [name, found] of findings.breaches) breaches.set(`${vendor.name}: ${name}`, found);
  }
  return breaches;
}

async function drillOutages(outages: Outage[]): Promise<never> {
  printHead();
  const all = await runOutageDrill({ ...options, outages }, printOutage);
  printBreaches(all);
  const bad = all.filter(({ breaches }) => brokenOf(breaches).length > 0).length;
  console.log(bad === 0 ? "\nEvery invariant holds" : `\n${bad} outages broke something`);
  Deno.exit(bad === 0 ? 0 : 1);
}

async function drillNeighbours(rounds: number): Promise<never> {
  printNeighboursHead();
  const plan = { ...options, rounds, isTimed: true };
  const all = await runNeighbourDrill(plan, printNeighbours);
  const bad = all.flatMap((findings) =>
    [...findings.breaches, ...delaysOf(findings)].map((it) => `${findings.trouble.name}: ${it}`)
  );
  for (const breach of bad) console.log(`- ${breach}`);
  console.log(bad.length === 0 ? "\nNobody was harmed" : `\n${bad.length} harms`);
  Deno.exit(bad.length === 0 ? 0 : 1);
}

async function drillAbuse(seconds: number): Promise<never> {
  const findings = await runAbuseDrill({ seconds, keep: options.keep });
  printAbuse(findings);
  const breaches = [
    ...breachesOf(findings),
    ...(isTooBusy(findings)
      ? ["the machine is too busy to tell what attacks cost the users"]
      : slownessOf(findings)),
  ];
  for (const breach of breaches) console.log(`- ${breach}`);
  console.log(breaches.length === 0 ? "\nNobody was harmed" : `\n${breaches.length} harms`);
  Deno.exit(breaches.length === 0 ? 0 : 1);
}
