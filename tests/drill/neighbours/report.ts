import type { NeighbourFindings } from "./neighbour-drill.ts";

/** Milliseconds by which one customer's trouble may delay another's logos, at the median. */
const DELAY = 1_000;

export function printNeighboursHead(): void {
  console.log(
    "| one customer has | met | others' logos | calm | beside it | later by | more work |",
  );
  console.log("| --- | --- | --- | --- | --- | --- | --- |");
}

export function printNeighbours(
  { trouble, met, logos, calm, troubled, moreWork }: NeighbourFindings,
): void {
  const times = [calm, troubled, troubled - calm, moreWork].map(seconds);
  console.log(`| ${[trouble.name, met, logos, ...times].join(" | ")} |`);
}

/** What is not as it should be, beside what the rounds found: who was delayed. */
export function delaysOf({ calm, troubled }: NeighbourFindings): string[] {
  if (troubled - calm <= DELAY) return [];
  return [`others' logos came ${seconds(troubled - calm)} later`];
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
