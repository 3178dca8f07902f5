/**
 * What each of the vendors' models accepts and answers, as of November 2026: the studio refuses what
 * they refuse. `pace` is how many times as long as Seedream 4.5 a model takes for a picture, so that
 * the studio's latency stands for all of them: with 15 s for it, 5.0 Pro takes its real 120 s.
 */

/** Each side alone, or both together, width × height: lowest and highest. */
export type Range = [low: number, high: number];

/** Pixels of pictures that Seedreams draw at least, by both vendors' documents. */
export const [megapixel, wide] = [1280 * 720, 2560 * 1440];

/** A table's row, and nothing that an object has besides. */
export function rowOf<Row>(table: Record<string, Row>, model: string): Row | undefined {
  return Object.hasOwn(table, model) ? table[model] : undefined;
}
