import type { OutageFindings } from "./outage-drill.ts";

const columns: [title: string, cell: (findings: OutageFindings) => string | number][] = [
  ["part", ({ outage: { part } }) => part],
  ["is down by", ({ outage: { how } }) => (how === "hang" ? "silence" : "errors")],
  ["for", ({ outage: { seconds } }) => `${seconds} s`],
  ["projects", ({ projects }) => projects],
  ["pictures needed", ({ needed }) => needed],
  ["paid", ({ paid }) => paid],
  ["leases lost", ({ lost }) => lost],
  ["too late", ({ late }) => late],
  ["broke off", ({ cut }) => cut],
  ["failed", ({ needed, completed }) => needed - completed],
  ["in vain", ({ vain }) => vain],
  ["settled after", ({ settledAfter }) => seconds(settledAfter)],
  ["slowest answer", ({ slowestAnswer }) => seconds(slowestAnswer)],
  ["broken", ({ breaches }) => brokenOf(breaches).length],
];

export function printHead(): void {
  console.log(row(columns.map(([title]) => title)));
  console.log(row(columns.map(() => "---")));
}

export function printOutage(findings: OutageFindings): void {
  console.log(row(columns.map(([, cell]) => String(cell(findings)))));
}

/** Names what is broken, after the table. */
export function printBreaches(all: OutageFindings[]): void {
  for (const { outage: { part, how, seconds }, breaches } of all) {
    for (const [name, found] of brokenOf(breaches)) {
      console.log(`\nBROKEN  ${part}, ${how}, ${seconds} s: ${name}`);
      for (const breach of found.slice(0, 5)) console.log(`  ${breach}`);
    }
  }
}

export function brokenOf(breaches: Map<string, string[]>): [string, string[]][] {
  return [...breaches].filter(([, found]) => found.length > 0);
}

function row(cells: string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1);
}
