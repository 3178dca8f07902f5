import { coloured } from "./coloured.ts";
import { ornamented } from "./ornamented.ts";
import type { Treatment } from "./treatment.ts";

const all = { ...coloured, ...ornamented };

export type TreatmentName = keyof typeof all;

/** Every way in which the studio can treat a wordmark. */
export const treatments: Record<TreatmentName, Treatment> = all;

export const treatmentNames = Object.keys(all) as TreatmentName[];
