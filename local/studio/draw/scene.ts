import type { TypefaceName, Weight } from "./lettering/typefaces.ts";
import type { MarkName } from "./marks/index.ts";
import type { MotifName } from "./motifs/index.ts";
import type { Palette } from "./palette.ts";
import type { TreatmentName } from "./wordmark/index.ts";

export type Archetype = "abstract" | "lettermark" | "wordmark" | "combination" | "pictorial";

export const archetypes: readonly Archetype[] = [
  "abstract",
  "lettermark",
  "wordmark",
  "combination",
  "pictorial",
];

/** Everything that a picture shows; the same scene is the same picture. */
export interface Scene {
  archetype: Archetype;
  mark: MarkName;
  motif: MotifName;
  /** The lettering of a wordmark or a combination mark; empty where there is none. */
  name: string;
  initials: string;
  tagline: string;
  typeface: TypefaceName;
  weight: Weight;
  treatment: TreatmentName;
  /** Where a combination mark has its name. */
  arrangement: "stacked" | "beside";
  palette: Palette;
  /** What is left to chance is drawn from it. */
  seed: string;
}
