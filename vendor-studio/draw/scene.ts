import { z } from "zod";
import type { Brush } from "./brush.ts";
import { enclosure } from "./enclosure.ts";
import { type TypefaceName, typefaces, type Weight } from "./lettering/typefaces.ts";
import { markNames, marks } from "./marks/index.ts";
import { motifNames } from "./motifs/index.ts";
import { DECORATION, SHAPE } from "./palette.ts";
import { treatmentNames, treatments } from "./wordmark/index.ts";

export const archetypes = [
  "abstract",
  "lettermark",
  "wordmark",
  "combination",
  "pictorial",
] as const;
export type Archetype = typeof archetypes[number];

const text = z.string().max(200);
const colour = z.string().regex(/^#[0-9a-f]{6}$/);
const mirror = z.enum(["none", "horizontal", "vertical"]);
/** Degrees clockwise. */
const turn = z.number().min(-360).max(360);
/** 1 as composed. */
const size = z.number().min(0.1).max(10).default(1);

/** What edits change. Older pictures lack some of it. */
const edits = z.object({
  /** In em, added to what suits the typeface. */
  tracking: z.number().min(-1).max(5).default(0),
  isSlanted: z.boolean().default(false),
  /** A line under the name, of this colour or else the second one. */
  underline: z.object({ colour: colour.nullable() }).nullable().default(null),
  /** Letters and words with colours of their own. */
  colouredLetters: z.array(z.object({ which: z.string().max(20), colour })).max(20).default([]),
  /** In how many lines the name stands, if it can; null for what fills its room best. */
  lines: z.int().min(1).max(9).nullable().default(null),
  /** The room between mark and name. */
  gap: size,
  /** One around the mark and one around the whole, at most. */
  enclosures: z.array(enclosure).max(2).default([]),
  /** What is done to the mark alone. */
  pose: z.object({ size, mirror, turn }).default({ size: 1, mirror: "none", turn: 0 }),
  /** How large the name is set in a combination mark. */
  nameSize: size,
  mirror: mirror.default("none"),
  /** Of the whole. */
  turn: turn.default(0),
  /** 1 as composed; above, the frame crops; below, the margins grow. */
  zoom: z.number().positive().max(100).default(1),
  /** At most 1. Two drawings by a model differ in how much room they leave. */
  sizeVariation: z.number().min(0.5).max(1).default(1),
  /** Whether the ground is left out: what is drawn in its colour is then transparent, too. */
  isTransparent: z.boolean().default(false),
  /** Whether all lines are distorted a little, as if drawn by hand. */
  isHandDrawn: z.boolean().default(false),
});

/** A scene before anybody has edited it. */
export const unedited = edits.parse({});

/**
 * Everything that a picture shows; the same scene is the same picture. It comes back in the picture's
 * file, which anybody may have written.
 */
export const sceneShape = edits.extend({
  archetype: z.enum(archetypes),
  mark: z.enum(markNames),
  motif: z.string().refine((name) => motifNames.includes(name)),
  /** The lettering of a wordmark or a combination mark; empty where there is none. */
  name: text,
  initials: text,
  tagline: text,
  typeface: z.enum(Object.keys(typefaces) as TypefaceName[]),
  weight: z.enum(["light", "regular", "bold", "black"] satisfies Weight[]),
  treatment: z.enum(treatmentNames),
  /** Where a combination mark has its mark: above its name, to its left, below it, to its right. */
  arrangement: z.enum(["stacked", "beside", "under", "after"]),
  palette: z.object({ ground: colour, main: colour, second: colour, accent: colour, ink: colour }),
  /** The seed of everything that is chosen at random. */
  seed: z.string(),
});

export type Scene = z.infer<typeof sceneShape>;

/** A scene with what it is drawn with. */
export type Canvas = Omit<Scene, "motif"> & Brush;

/** The contrast that the second colour needs: more where it letters. */
export function leastContrast(
  { archetype, mark, treatment }: Pick<Scene, "archetype" | "mark" | "treatment">,
): number {
  const { isTwoToned } = archetype === "wordmark" ? treatments[treatment] : marks[mark];
  return isTwoToned ? SHAPE : DECORATION;
}

/** Whether what a scene letters is left blank in its main colour. */
export function lettersInMain({ archetype, mark, treatment }: Scene): boolean {
  if (archetype === "wordmark") return treatment === "reversed";
  return mark === "roundel" ||
    archetype === "lettermark" && (mark === "contained" || mark === "hiddenInitial");
}
