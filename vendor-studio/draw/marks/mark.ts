import type { Brush } from "../brush.ts";
import type { Drawing } from "../geometry.ts";

/** One way of drawing a mark. */
export interface Design {
  /** What a prompt says of it; `{motif}` and `{initials}` stand for the concept's own. */
  phrase: string;
  /** What it also looks like, for clients who want to avoid that. */
  resembles?: string;
  /** The part of the phrase, in lower case, by which a prompt is known to ask for it. */
  cue: string;
  /** A word or two for a concept's title, where the motif's own won't do. */
  title?: string;
  /** Whether it letters in the second colour as well. */
  isTwoToned?: boolean;
  /** SVG that fills the square from -100 to 100, or a drawing that doesn't. */
  draw(brush: Brush): string | Drawing;
}
