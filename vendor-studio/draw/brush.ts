import type { ColouredLetters } from "./lettering/coloured-letters.ts";
import type { TypefaceName, Weight } from "./lettering/typefaces.ts";
import type { Motif } from "./motifs/index.ts";
import type { Pose } from "./pose.ts";
import type { Palette } from "./palette.ts";
import type { Random } from "./random.ts";

/** What a mark or a treatment is drawn with. */
export interface Brush {
  palette: Palette;
  motif: Motif;
  initials: string;
  name: string;
  tagline: string;
  typeface: TypefaceName;
  weight: Weight;
  /** In em, added to what suits the typeface. */
  tracking: number;
  /** Letters and words with colours of their own. */
  colouredLetters: ColouredLetters[];
  /** How the mark stands. A mark that letters a name keeps the name upright. */
  pose: Pose;
  random: Random;
  /** A name for a gradient or a clip path, unique in the picture. */
  id(): string;
}
