/** What people call the keys of a brief, written as {@link plain} writes it. */
const aliases: Record<string, string> = {
  ...{ name: "company_name", company: "company_name", brand: "company_name" },
  ...{ brandname: "company_name", business: "company_name", businessname: "company_name" },
  ...{ sector: "industry", field: "industry", branch: "industry", industries: "industry" },
  ...{ about: "description", summary: "description", desc: "description" },
  ...{ slogan: "tagline", motto: "tagline", claim: "tagline" },
  ...{ colour: "colors", colours: "colors", palette: "colors" },
  ...{ exclude: "avoid", dislikes: "avoid", donts: "avoid" },
  ...{ count: "concept_count", concepts: "concept_count", number: "concept_count" },
  ...{ logos: "concept_count", logocount: "concept_count", numberoflogos: "concept_count" },
};

/** A key without case and marks, so that `tag_line`, `tagLine` and `Tag-Line` are one. */
function plain(key: string): string {
  return key.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/**
 * The known key that an unknown one was most likely meant to be: the same but for case and marks, a
 * usual other word for it, or at most two letters away (one, of a short key).
 */
export function findLookalike(key: string, known: readonly string[]): string | undefined {
  const asked = plain(key);
  const named = aliases[asked];
  if (Object.hasOwn(aliases, asked) && named && known.includes(named)) return named;
  // A key of more than twice the length is no misspelling, and long keys take long to compare.
  if (asked.length < 3 || asked.length > 40) return undefined;
  const [nearest] = known
    .map((name) => ({ name, distance: countEdits(asked, plain(name)) }))
    .filter(({ name, distance }) => distance <= (plain(name).length > 5 ? 2 : 1))
    .sort((a, b) => a.distance - b.distance);
  return nearest?.name;
}

/** Letters to put in, take out or change: https://en.wikipedia.org/wiki/Levenshtein_distance */
function countEdits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...from].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...to].entries()) {
      const changed = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(changed, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
