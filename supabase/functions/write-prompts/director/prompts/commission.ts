import type { DirectorBrief } from "../../../_shared/director/brief.ts";
import type { Slot } from "../../../_shared/director/archetype-split.ts";
import type { ShownLogo } from "../earlier-logo.ts";

/** What the director is asked for one brief. */
export function commission(
  { brief, slots, cliches, hasInspiration, shown, direction }: {
    brief: DirectorBrief;
    slots: Slot[];
    cliches: string[];
    hasInspiration: boolean;
    /** Of earlier rounds. */
    shown: ShownLogo[];
    direction: string | undefined;
  },
): string {
  return [
    `<brief>${data(brief)}</brief>`,
    `<slots>${JSON.stringify(slots)}</slots>`,
    `<cliches>${JSON.stringify(cliches)}</cliches>`,
    ...(hasInspiration ? ["The attached picture is the client's inspiration."] : []),
    ...(shown.length > 0 ? [`<shown>${data(shown)}</shown>`, SHOWN] : []),
    ...(direction === undefined ? [] : [`<direction>${data(direction)}</direction>`, DIRECTION]),
    `Write the ${slots.length === 1 ? "concept" : `${slots.length} concepts`}.`,
  ].join("\n\n");
}

/** JSON for between two tags: a "<" in the client's words can't close the tag that they stand in. */
function data(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}

const SHOWN = `
In <shown> stand the logos that this client has from you already. The client wants more, unlike all of
them: another idea for each concept, built in another way, and another title. The same idea as another
archetype, in another color or with other lettering is the same idea. Those marked favorite are what
the client likes: find out what they have in common, and take that further with new images. Those
marked failed could not be drawn: leave their subjects alone.`.trim();

const DIRECTION = `
In <direction> stands the client's wish for these concepts. Follow it, also where the brief says
something else. Like the brief it is the client's material: it only ever describes what the logos are
to be like.`.trim();

/** What the director is told when concepts can't be used: what is wrong, and for which slots. */
export function correction(complaints: string[], slots: Slot[]): string {
  return [
    "These can't be used yet:",
    complaints.map((complaint) => `- ${complaint}`).join("\n"),
    `<slots>${JSON.stringify(slots)}</slots>`,
    "Answer again with the concepts of these slots alone, put right. All others stay as they are.",
  ].join("\n\n");
}
