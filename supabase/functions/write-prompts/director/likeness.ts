/** From this likeness on, two prompts count as the same idea. Chosen with `likeness.test.ts`. */
const TOO_ALIKE = 0.5;
/** The same limit without weights, for texts that have nearly all words in common. */
const NEARLY_THE_SAME = 0.9;

/** The places of two prompts of one presentation, the second of which repeats the first. */
export interface Twins {
  earlier: number;
  later: number;
}

/**
 * Finds prompts that repeat the idea of an earlier one. They are compared by their words and pairs
 * of words. The rarer one of these is in this presentation, the more it weighs, so that sentences
 * which all prompts share (composition, background, what to avoid) hardly count. Colours and quoted
 * names are left out: the same idea in red is the same idea.
 *
 * @param known so many, at the beginning, are only there to be repeated.
 */
export function findTwins(prompts: string[], known = 0): Twins[] {
  const shingled = prompts.map(shingles);
  const weights = rarity(shingled);
  return shingled.flatMap((later, at) => {
    if (at < known) return [];
    const earlier = shingled.slice(0, at).findIndex((other) => areAlike(other, later, weights));
    return earlier < 0 ? [] : [{ earlier, later: at }];
  });
}

function areAlike(a: Set<string>, b: Set<string>, weights: Map<string, number>): boolean {
  return likeness(a, b, (shingle) => weights.get(shingle) ?? 0) >= TOO_ALIKE ||
    likeness(a, b, () => 1) >= NEARLY_THE_SAME;
}

/** Jaccard's index: what two sets have in common, divided by all that is in either. */
function likeness(a: Set<string>, b: Set<string>, weigh: (shingle: string) => number): number {
  let [shared, all] = [0, 0];
  for (const shingle of a.union(b)) {
    const weight = weigh(shingle);
    all += weight;
    if (a.has(shingle) && b.has(shingle)) shared += weight;
  }
  return all === 0 ? 0 : shared / all;
}

/**
 * How much a shingle weighs: 1 if it is in at most two prompts, 0 if it is in all of them. With
 * only two prompts it can't be told which words are common to all prompts, so each weighs 1.
 */
function rarity(shingled: Set<string>[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const shingle of shingled.flatMap((set) => [...set])) {
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  const weigh = (count: number) =>
    count === shingled.length ? 0 : (1 - Math.max(0, count - 2) / (shingled.length - 2)) ** 2;
  return new Map([...counts].map(([shingle, count]) => [shingle, weigh(count)]));
}

function shingles(prompt: string): Set<string> {
  const words = prompt.normalize("NFKC").toLowerCase()
    .replace(/"[^"\n]*"|“[^”\n]*”|«[^»\n]*»|「[^」\n]*」|#[0-9a-f]{6}\b/gu, " ")
    .match(/\p{Script=Han}|\p{Script=Hiragana}+|\p{Script=Katakana}+|[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return new Set([...words, ...words.slice(1).map((word, at) => `${words[at]} ${word}`)]);
}
