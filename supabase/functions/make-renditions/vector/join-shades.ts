import type { Ink } from "./find-inks.ts";
import { distance } from "./oklab.ts";

/** In OKLab: shades of one colour, as a gradient falls into. */
const ONE_SHADE = 0.16;

/**
 * The fields of coverage with shades of one colour as a single field. A gradient that is traced falls
 * into bands, which nobody means to be apart.
 */
export function joinShades(inks: readonly Ink[], fields: readonly Uint8Array[]): Uint8Array[] {
  const groups: { inks: Ink[]; field: Uint8Array }[] = [];
  for (const [index, ink] of inks.entries()) {
    const field = fields[index] as Uint8Array;
    const near = groups.filter((group) =>
      group.inks.some((member) => distance(member.lab, ink.lab) < ONE_SHADE)
    );
    const joined = { inks: [ink, ...near.flatMap((group) => group.inks)], field: field.slice() };
    for (const group of near) {
      addTo(joined.field, group.field);
      groups.splice(groups.indexOf(group), 1);
    }
    groups.push(joined);
  }
  return groups.map(({ field }) => field);
}

/** Adds what another field covers, up to the whole of a pixel. */
export function addTo(sum: Uint8Array, field: Uint8Array): void {
  for (let pixel = 0; pixel < sum.length; pixel++) {
    sum[pixel] = Math.min(255, (sum[pixel] as number) + (field[pixel] as number));
  }
}
