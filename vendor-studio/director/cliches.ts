/** Words of a description that don't say what is shown. */
const telling = new Set(
  ("a an the of in on and as with at to its into under around one two three four five six seven eight twelve " +
    "single round rounded soft cornered old plain smiling rising rolling balanced balance connected joined pair " +
    "drawn line lines centre simple small large solid fine thin full open whose grow arc mark shape letter " +
    "middle inside foot edge colour colours second bold half axis head pixel art running scored geometric")
    .split(" "),
);

/** Whether a description, of a motif or of a mark, shows the thing that one of the clichés is about. */
export function showsCliche(phrase: string, cliches: string[]): boolean {
  const shown = things(phrase);
  return cliches.some((cliche) => things(cliche).some((thing) => shown.includes(thing)));
}

function things(phrase: string): string[] {
  const words = phrase.toLowerCase().replaceAll(/\{\w+\}/g, " ").match(/\p{L}+/gu) ?? [];
  return words.filter((word) => word.length > 2 && !telling.has(word)).map(stem);
}

/** Leaves and leaf, steaming and steam, teacup and cup are one. */
function stem(word: string): string {
  return word.replace(/^tea(?=cup|pot)/, "").replace(/leaves$/, "leaf").replace(/(?:ing|s)$/, "");
}
