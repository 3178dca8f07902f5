import { badge } from "./badge.ts";
import { geometric } from "./geometric.ts";
import { gradient } from "./gradient.ts";
import { line } from "./line.ts";
import type { Mark } from "./mark.ts";
import { monogram } from "./monogram.ts";
import { negativeSpace } from "./negative-space.ts";
import { pattern } from "./pattern.ts";
import { pictorial } from "./pictorial.ts";

const all = {
  ...geometric,
  ...negativeSpace,
  ...monogram,
  ...line,
  ...badge,
  ...pictorial,
  ...gradient,
  ...pattern,
};

export type MarkName = keyof typeof all;

/** Every way in which the studio can draw a mark. */
export const marks: Record<MarkName, Mark> = all;

export const markNames = Object.keys(all) as MarkName[];
