import { type Archetype, archetypes } from "../contract/archetype.ts";

/** One concept to come. Numbers count from 1 in the order of the presentation. */
export interface Slot {
  number: number;
  archetype: Archetype;
}

/** So many of one kind. */
export function slotsOf(archetype: Archetype, count: number): Slot[] {
  return Array.from({ length: count }, (_, index) => ({ number: index + 1, archetype }));
}

/** How many of fifteen concepts are of each kind. */
const WEIGHTS: Record<Archetype, number> = {
  abstract: 4,
  lettermark: 3,
  wordmark: 3,
  combination: 3,
  pictorial: 2,
};

const TOTAL = archetypes.reduce((sum, archetype) => sum + WEIGHTS[archetype], 0);

/**
 * Splits a number of concepts over the archetypes by the largest remainder: each kind gets the
 * whole part of its share, and the concepts that are left go to the kinds with the largest
 * fractions.
 */
export function splitSlots(count: number): Slot[] {
  const shares = archetypes.map((archetype, order) => {
    const exact = count * WEIGHTS[archetype] / TOTAL;
    return { archetype, order, whole: Math.floor(exact), rest: exact % 1 };
  });
  const left = count - shares.reduce((sum, { whole }) => sum + whole, 0);
  const owed = new Set(
    [...shares].sort((a, b) => b.rest - a.rest || a.order - b.order).slice(0, left),
  );
  const sequence = shares.flatMap((share) =>
    Array<Archetype>(share.whole + (owed.has(share) ? 1 : 0)).fill(share.archetype)
  );
  return sequence.map((archetype, index) => ({ number: index + 1, archetype }));
}
