import { stemsOf } from "../reading/avoidance.ts";

/** Words of a description that don't say what is shown. */
const telling = new Set(stemsOf(
  "a an the of in on and as with at to its into under around one two three four five six seven eight twelve " +
    "single round rounded soft cornered old plain smiling rising rolling balanced balance connected joined pair " +
    "drawn line lines center simple small large solid fine thin full open whose grow arc mark shape letter " +
    "middle inside foot edge color colors second bold half axis head pixel art running scored geometric",
));

/** Whether a motif, a mark or a treatment shows the thing that one of the clichés is about. */
export function showsCliche(
  { phrase, resembles = "" }: { phrase: string; resembles?: string },
  cliches: string[],
): boolean {
  const shown = things(`${phrase} ${resembles}`);
  return cliches.some((cliche) => things(cliche).some((thing) => shown.includes(thing)));
}

function things(phrase: string): string[] {
  // A teacup is a cup.
  return stemsOf(phrase.replaceAll(/\btea(?=cup|pot)/g, "")).filter((stem) => !telling.has(stem));
}
