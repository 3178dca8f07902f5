import { marks } from "../draw/marks/index.ts";
import { motifNamed } from "../draw/motifs/index.ts";
import type { Palette } from "../draw/palette.ts";
import type { TypefaceName } from "../draw/lettering/typefaces.ts";
import { treatments } from "../draw/wordmark/index.ts";
import { avoidanceIn } from "../reading/avoidance.ts";
import { initialsOf } from "../reading/quotes.ts";
import { typefaceWords } from "../reading/typeface-words.ts";
import type { GivenBrief, Slot } from "./brief.ts";
import type { Idea } from "./ideas.ts";

/** An idea for a logo of that kind. */
export interface Sketch extends Idea {
  brief: GivenBrief;
  archetype: Slot["archetype"];
}

/** All that a prompt tells of. */
export interface Draft extends Sketch {
  typeface: TypefaceName;
  palette: Palette;
  index: number;
  cliches: string[];
}

/** A draft as the sentences of a prompt, in the words that the studio reads again. */
export function promptFor(draft: Draft): string {
  const { brief, archetype, palette } = draft;
  return [
    `${noun[archetype]} for a company in this field: ${oneLine(brief.industry)}.`,
    ...archetype === "wordmark" ? [] : [phraseOf(draft)],
    lettering(draft),
    `Style: ${style(brief)}; flat vector artwork with crisp edges.`,
    `Palette: ${palette.main} for the main shapes, ${palette.second} as the second color, ` +
    `${palette.accent} for small accents, lettering in ${palette.ink}, ` +
    `plain background ${palette.ground}.`,
    "Composition: centered on a square, generous margins, balanced optically, legible at 32 pixels.",
    `Avoid: ${avoid(draft)}.`,
  ].join(" ");
}

const noun: Record<Slot["archetype"], string> = {
  abstract: "An abstract logo mark",
  lettermark: "A lettermark logo",
  wordmark: "A wordmark logo",
  combination: "A combination mark logo",
  pictorial: "A pictorial logo mark",
};

/** The words by which an idea is known in a prompt. */
export function phraseOf({ brief, archetype, mark, motif, treatment }: Sketch): string {
  const phrase = (archetype === "wordmark" ? treatments[treatment] : marks[mark]).phrase
    .replace("{motif}", motifNamed(motif).phrase)
    .replace("{initials}", quote(initialsOf(brief.company_name)));
  return archetype === "wordmark" ? phrase : `Draw ${phrase}.`;
}

/** What a concept letters. */
export function lettersOf(
  { brief, archetype, index }: Pick<Draft, "brief" | "archetype" | "index">,
): { lettering: string; tagline: string } {
  if (archetype === "lettermark") return { lettering: initialsOf(brief.company_name), tagline: "" };
  if (isMute(archetype)) return { lettering: "", tagline: "" };
  const isBare = archetype === "wordmark" && index % 2 === 1;
  return { lettering: brief.company_name, tagline: isBare ? "" : brief.tagline };
}

function isMute(archetype: Slot["archetype"]): boolean {
  return archetype === "abstract" || archetype === "pictorial";
}

function lettering(draft: Draft): string {
  const { archetype, mark, typeface, index } = draft;
  if (isMute(archetype)) return "Draw no letters at all.";
  const phrase = typefaceWords.find(({ name }) => name === typeface)?.phrase ?? "a sans-serif";
  const face = `in ${phrase}, ${index % 3 === 1 ? "medium weight" : "bold"}`;
  if (archetype === "lettermark") return `The letters are ${face}, and nothing else is lettered.`;
  const { lettering, tagline } = lettersOf(draft);
  const below = tagline === ""
    ? ""
    : ` Below it the tagline ${quote(tagline)} in small plain letters.`;
  const beside = index % 2 === 0 && [...lettering].length <= 22;
  const where = archetype === "wordmark"
    ? phraseOf(draft)
    : mark === "roundel"
    ? "on the ring"
    : beside
    ? "to the right of the mark"
    : "below the mark";
  return `Letter the name exactly as ${quote(lettering)}, ${face}, ${where}.${below}`;
}

function style(brief: GivenBrief): string {
  const words = [...brief.styles, ...brief.personality].map(oneLine);
  return words.length > 0 ? words.join(", ") : "clear, memorable, timeless";
}

function avoid({ brief, archetype, cliches }: Draft): string {
  const own = [...avoidanceIn(brief.avoid).terms, ...cliches].map(oneLine);
  const letters = isMute(archetype) ? "letters, words" : "any other text, misspelling";
  return [...own, letters, "mock-ups, photographs, 3D effects, watermarks"].join(", ");
}

/** A brief's text inside a sentence: its line breaks and quotation marks would be read as ours. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").replace(/["“”«»「」]/g, "'").trim();
}

/** In quotation marks that the text itself doesn't hold. */
function quote(text: string): string {
  return text.includes('"') ? `“${text}”` : `"${text}"`;
}

/** A short name for a concept. */
export function titleOf({ archetype, mark, motif, treatment }: Sketch): string {
  if (archetype === "wordmark") return treatments[treatment].title;
  return marks[mark].title ?? motifNamed(motif).title;
}
