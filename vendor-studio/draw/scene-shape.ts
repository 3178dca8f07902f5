import { z } from "zod";
import { enclosureShapes } from "./enclosure.ts";
import { type TypefaceName, typefaces } from "./lettering/typefaces.ts";
import { markNames } from "./marks/index.ts";
import { motifNames } from "./motifs/index.ts";
import { archetypes, type Scene } from "./scene.ts";
import { treatmentNames } from "./wordmark/index.ts";

const mirror = z.enum(["none", "horizontal", "vertical"]);
const degrees = z.number().min(-360).max(360);
const size = z.number().min(0.1).max(10);
const colour = z.string().regex(/^#[0-9a-f]{6}$/);

/** A scene as it comes back in a picture, which anybody may have written. */
export const sceneShape: z.ZodType<Scene> = z.object({
  archetype: z.enum(archetypes),
  mark: z.enum(markNames),
  motif: z.string().refine((name) => motifNames.includes(name)),
  name: z.string().max(200),
  initials: z.string().max(200),
  tagline: z.string().max(200),
  typeface: z.enum(Object.keys(typefaces) as TypefaceName[]),
  weight: z.enum(["light", "regular", "bold", "black"]),
  treatment: z.enum(treatmentNames),
  tracking: z.number().min(-1).max(5),
  isSlanted: z.boolean(),
  // Older pictures lack what has a default.
  underline: z.object({ colour: colour.nullable() }).nullable().default(null),
  colouredLetters: z.array(z.object({ which: z.string().max(20), colour })).max(20).default([]),
  lines: z.int().min(1).max(9).nullable(),
  arrangement: z.enum(["stacked", "beside", "under", "after"]),
  gap: size,
  palette: z.object({ ground: colour, main: colour, second: colour, accent: colour, ink: colour }),
  enclosures: z.array(z.object({
    shape: z.enum(enclosureShapes),
    line: z.enum(["thin", "regular", "thick", "solid"]),
    of: z.enum(["mark", "whole"]),
    colour: colour.nullable(),
  })).max(2),
  pose: z.object({ size, mirror, turn: degrees }),
  nameSize: size,
  mirror,
  turn: degrees,
  zoom: z.number().positive().max(100),
  sizeVariation: z.number().min(0.5).max(1),
  isTransparent: z.boolean().default(false),
  isHandDrawn: z.boolean().default(false),
  seed: z.string(),
});
