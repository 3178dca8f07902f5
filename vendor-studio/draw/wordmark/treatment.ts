import type { Brush } from "../brush.ts";
import type { Drawing } from "../geometry.ts";
import type { Block } from "../lettering/lines.ts";

/** What is done to a name that stands alone, beyond setting it well. */
export interface Treatment {
  /** What a prompt says of it; `{motif}` stands for the concept's own. */
  phrase: string;
  /** What it also looks like, for clients who want to avoid that. */
  resembles?: string;
  /** The part of the phrase, in lower case, by which a prompt is known to ask for it. */
  cue: string;
  title: string;
  /** Added to the typeface's tracking, in em. */
  tracking?: number;
  /** Whether it needs thick strokes, and so would spoil a fine or a joined-up face. */
  sturdy?: boolean;
  /** Whether it letters in the second colour as well. */
  isTwoToned?: boolean;
  draw(brush: Brush, block: Block): Drawing;
}
