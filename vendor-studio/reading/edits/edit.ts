import type { TypefaceName, Weight } from "../../draw/lettering/typefaces.ts";
import type { Enclosure } from "../../draw/enclosure.ts";
import type { MarkName } from "../../draw/marks/index.ts";
import type { Family } from "../../draw/marks/index.ts";
import type { Scene } from "../../draw/scene.ts";

/** What a colour of the palette is for. */
export type PaletteRole = "ground" | "main" | "second" | "ink";
export type Tone =
  | "darker"
  | "lighter"
  /** Farther from the ground. */
  | "starker"
  | "warmer"
  | "cooler"
  | "vivid"
  | "muted"
  | "monochrome"
  | "inverted";
/** In a title every word has a capital, in a sentence the first one alone. */
export type LetterCase = "upper" | "lower" | "title" | "sentence";

/** What of a picture a change is about: a combination's mark or name alone, or all of it. */
export type Piece = "mark" | "name" | "whole";

/** One change to a picture. */
export type Edit =
  | { kind: "colour"; part: PaletteRole; colour: string }
  /** Whatever has the one colour gets the other; null for one that the picture has already. */
  | { kind: "recolour"; from: string; to: string | null }
  /** Whatever has either colour gets the other one. */
  | { kind: "trade"; one: string; other: string }
  /** Main and second colour change places. */
  | { kind: "swap" }
  /** Of a part, of everything in the colour `like`, or of everything but the ground. */
  | { kind: "tone"; tone: Tone; part?: PaletteRole; like?: string }
  | { kind: "typeface"; typeface: TypefaceName }
  | { kind: "weight"; weight: Weight | "heavier" | "finer" }
  | { kind: "slant"; isSlanted: boolean }
  /** `plain` takes a shadow away. */
  | { kind: "treatment"; treatment: "shadow" | "inline" | "plain" }
  | { kind: "underline"; underline: Scene["underline"] }
  /** A letter or a word that gets a colour of its own; null: that of the others. */
  | { kind: "letterColour"; which: string; colour: string | null }
  | { kind: "case"; letters: LetterCase }
  /** In em, added to what there is. */
  | { kind: "tracking"; by: number }
  | { kind: "lines"; count: number }
  | { kind: "name"; name: string }
  | { kind: "tagline"; tagline: string }
  | { kind: "arrangement"; arrangement: Scene["arrangement"] | "opposite" }
  /** The room between mark and name, as a factor. */
  | { kind: "gap"; factor: number }
  | { kind: "motif"; motif: string }
  | { kind: "mark"; mark: MarkName }
  | { kind: "family"; family: Family }
  | { kind: "withoutMark" }
  | { kind: "withoutName" }
  | { kind: "enclosure"; enclosure: Enclosure | null }
  /** The colour of the enclosures that there are. */
  | { kind: "outline"; colour: string }
  /** No ground at all. */
  | { kind: "transparent" }
  | { kind: "handDrawn" }
  /** Degrees clockwise. */
  | { kind: "turn"; of: "mark" | "whole"; degrees: number }
  | { kind: "mirror"; of: "mark" | "whole"; axis: "horizontal" | "vertical" }
  | { kind: "crop" }
  | { kind: "size"; of: Piece; factor: number };
