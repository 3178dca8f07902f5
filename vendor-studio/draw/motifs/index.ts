import { animals } from "./animals.ts";
import { food } from "./food.ts";
import { life } from "./life.ts";
import type { Motif } from "./motif.ts";
import { nature } from "./nature.ts";
import { technology } from "./technology.ts";
import { work } from "./work.ts";

const all = { ...food, ...nature, ...animals, ...work, ...technology, ...life };

export type MotifName = keyof typeof all;

/** Every motif that the studio can draw. */
export const motifs: Record<MotifName, Motif> = all;

export const motifNames = Object.keys(all) as MotifName[];
