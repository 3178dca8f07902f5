/**
 * Of the names the one that a mistyped one was meant to be, if any comes near.
 *
 * @param likeness of 0 to 1 that it takes: the share of characters that needn't be changed.
 */
export function nearestName(
  names: Iterable<string>,
  mistyped: string,
  likeness: number,
): string | undefined {
  let nearest: { name: string; likeness: number } | undefined;
  for (const name of names) {
    const longest = Math.max(name.length, mistyped.length);
    const found = 1 - distance(name.toLowerCase(), mistyped.toLowerCase()) / longest;
    if (found >= (nearest?.likeness ?? likeness) && found < 1) nearest = { name, likeness: found };
  }
  return nearest?.name;
}

/** Levenshtein's: how many characters have to be changed, added or taken away. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let i = 0; i < from.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < to.length; j++) {
      const change = (row[j] ?? 0) + (from[i] === to[j] ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
