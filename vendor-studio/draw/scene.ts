import type { Enclosure } from "./enclosure.ts";
import type { ColouredLetters } from "./lettering/coloured-letters.ts";
import type { TypefaceName, Weight } from "./lettering/typefaces.ts";
import { type MarkName, marks } from "./marks/index.ts";
import { DECORATION, type Palette, SHAPE } from "./palette.ts";
import type { Mirror, Pose } from "./pose.ts";
import { type TreatmentName, treatments } from "./wordmark/index.ts";

export type Archetype = "abstract" | "lettermark" | "wordmark" | "combination" | "pictorial";

export const archetypes: readonly Archetype[] = [
  "abstract",
  "lettermark",
  "wordmark",
  "combination",
  "pictorial",
];

/** A scene before anybody has edited it. */
export const unedited = {
  tracking: 0,
  isSlanted: false,
  underline: null,
  colouredLetters: [],
  lines: null,
  gap: 1,
  enclosures: [],
  pose: { size: 1, mirror: "none", turn: 0 },
  nameSize: 1,
  mirror: "none",
  turn: 0,
  zoom: 1,
  sizeVariation: 1,
  isTransparent: false,
  isHandDrawn: false,
} satisfies Partial<Scene>;

/** Everything that a picture shows; the same scene is the same picture. */
export interface Scene {
  archetype: Archetype;
  mark: MarkName;
  motif: string;
  /** The lettering of a wordmark or a combination mark; empty where there is none. */
  name: string;
  initials: string;
  tagline: string;
  typeface: TypefaceName;
  weight: Weight;
  treatment: TreatmentName;
  /** In em, added to what suits the typeface. */
  tracking: number;
  isSlanted: boolean;
  /** A line under the name, of this colour or else the second one. */
  underline: { colour: string | null } | null;
  /** Letters and words with colours of their own. */
  colouredLetters: ColouredLetters[];
  /** In how many lines the name stands, if it can; null for what fills its room best. */
  lines: number | null;
  /** Where a combination mark has its mark: above its name, to its left, below it, to its right. */
  arrangement: "stacked" | "beside" | "under" | "after";
  /** The room between mark and name; 1 as composed. */
  gap: number;
  palette: Palette;
  /** One around the mark and one around the whole, at most. */
  enclosures: Enclosure[];
  /** What is done to the mark alone. */
  pose: Pose;
  /** How large the name is set in a combination mark; 1 as composed. */
  nameSize: number;
  mirror: Mirror;
  /** Degrees clockwise, of the whole. */
  turn: number;
  /** 1 as composed; above, the frame crops; below, the margins grow. */
  zoom: number;
  /** At most 1. Two drawings by a model differ in how much room they leave. */
  sizeVariation: number;
  /** Whether the ground is left out: what is drawn in its colour is then transparent, too. */
  isTransparent: boolean;
  /** Whether all lines are distorted a little, as if drawn by hand. */
  isHandDrawn: boolean;
  /** The seed of everything that is chosen at random. */
  seed: string;
}

/** The contrasts that the second and the accent colour need: more where the second letters. */
export function leastContrasts(
  { archetype, mark, treatment }: Pick<Scene, "archetype" | "mark" | "treatment">,
): { second: number; accent: number } {
  const { isTwoToned } = archetype === "wordmark" ? treatments[treatment] : marks[mark];
  return { second: isTwoToned ? SHAPE : DECORATION, accent: DECORATION };
}
