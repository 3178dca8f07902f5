import type { DirectorBrief } from "../../../_shared/director/brief.ts";
import type { Slot } from "../archetype-split.ts";

/** What the director is asked for one brief. */
export function commission(
  { brief, slots, cliches, hasInspiration }: {
    brief: DirectorBrief;
    slots: Slot[];
    cliches: string[];
    hasInspiration: boolean;
  },
): string {
  // A "<" in the client's words can't close the tag that they stand in.
  const data = JSON.stringify(brief).replaceAll("<", "\\u003c");
  return [
    `<brief>${data}</brief>`,
    `<slots>${JSON.stringify(slots)}</slots>`,
    `<cliches>${JSON.stringify(cliches)}</cliches>`,
    ...(hasInspiration ? ["The attached picture is the client's inspiration."] : []),
    `Write the ${slots.length === 1 ? "concept" : `${slots.length} concepts`}.`,
  ].join("\n\n");
}

/** What the director is told when concepts can't be used: what is wrong, and for which slots. */
export function correction(complaints: string[], slots: Slot[]): string {
  return [
    "These can't be used yet:",
    complaints.map((complaint) => `- ${complaint}`).join("\n"),
    `<slots>${JSON.stringify(slots)}</slots>`,
    "Answer again with the concepts of these slots alone, put right. All others stay as they are.",
  ].join("\n\n");
}
