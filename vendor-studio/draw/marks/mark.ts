import type { Brush } from "../brush.ts";
import type { Drawing } from "../geometry.ts";

export type Family =
  | "geometric"
  | "negative space"
  | "monogram"
  | "line"
  | "badge"
  | "pictorial"
  | "gradient"
  | "pattern";

/** One way of drawing a mark. */
export interface Mark {
  family: Family;
  /** What a prompt says of it; `{motif}` and `{initials}` stand for the concept's own. */
  phrase: string;
  /** What it also looks like, for clients who want to avoid that. */
  resembles?: string;
  /** The part of the phrase, in lower case, by which a prompt is known to ask for it. */
  cue: string;
  /** A word or two for a concept's title, where the motif's own won't do. */
  title?: string;
  /** Whether it shows the motif, the initials or neither. */
  shows: "motif" | "initials" | "neither";
  /** Whether it letters in the second colour as well. */
  isTwoToned?: boolean;
  draw(brush: Brush): Drawing;
}
