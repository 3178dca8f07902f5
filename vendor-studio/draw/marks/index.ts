import type { Brush } from "../brush.ts";
import { type Drawing, MARK_BOX } from "../geometry.ts";
import { badge } from "./badge.ts";
import { geometric } from "./geometric.ts";
import { gradient } from "./gradient.ts";
import { line } from "./line.ts";
import type { Design } from "./mark.ts";
import { monogram } from "./monogram.ts";
import { negativeSpace } from "./negative-space.ts";
import { pattern } from "./pattern.ts";
import { pictorial } from "./pictorial.ts";

const families = {
  geometric,
  "negative space": negativeSpace,
  monogram,
  line,
  badge,
  pictorial,
  gradient,
  pattern,
};

export type Family = keyof typeof families;

type NameIn<Designs> = Designs extends unknown ? keyof Designs : never;
export type MarkName = NameIn<typeof families[Family]>;

export interface Mark extends Design {
  family: Family;
  /** What its phrase has a place for. */
  shows: "motif" | "initials" | "neither";
}

/** Every way in which the studio can draw a mark. */
export const marks = Object.fromEntries(
  Object.entries(families).flatMap(([family, designs]) =>
    Object.entries<Design>(designs).map(([name, design]) => {
      const [, shows = "neither"] = /\{(motif|initials)\}/.exec(design.phrase) ?? [];
      return [name, { ...design, family, shows }];
    })
  ),
) as Record<MarkName, Mark>;

export const markNames = Object.keys(marks) as MarkName[];

export function drawnMark(name: MarkName, brush: Brush): Drawing {
  const art = marks[name].draw(brush);
  return typeof art === "string" ? { svg: art, box: MARK_BOX } : art;
}
