import { marks } from "../draw/marks/index.ts";
import { motifNamed, motifNames } from "../draw/motifs/index.ts";
import { type Random, randomFrom } from "../draw/random.ts";
import type { Palette } from "../draw/palette.ts";
import { faceFor } from "../draw/lettering/runs.ts";
import type { TypefaceName } from "../draw/lettering/typefaces.ts";
import { treatments } from "../draw/wordmark/index.ts";
import { avoidanceIn } from "../reading/avoidance.ts";
import { initialsOf } from "../reading/quotes.ts";
import { typefaceWords } from "../reading/typeface-words.ts";
import type { Commission, GivenBrief, Slot } from "./brief.ts";
import { chooseIdeas, type Idea, titleOf } from "./ideas.ts";
import { coloursFor, ownColours, paletteFor } from "./colours.ts";
import { typefacesFor } from "./typefaces.ts";

/** One idea of a presentation, as the director answers it. */
export interface Concept extends Slot {
  title: string;
  prompt: string;
  /** What the prompt has in quotation marks: the name or the initials, and the tagline. */
  lettering: string;
  tagline: string;
}

/**
 * Writes a prompt for each slot; the same commission with the same seed gets the same concepts.
 *
 * @param lent colours of the picture that inspires, for a client who names none.
 */
export function writeConcepts(
  { brief, slots, cliches, shown }: Commission,
  seed?: number,
  lent: string[] = [],
): Concept[] {
  const random = randomFrom(`${seed ?? ""}${JSON.stringify(brief)}`);
  const ideas = freshIdeas({ brief, slots, cliches, shown }, random);
  const faces = typefacesFor(brief, random);
  const colours = coloursFor(brief, lent, random);
  const start = random.whole(0, 5);
  const titles = new Set(shown.map(({ title }) => title));
  return slots.map((slot, index) => {
    const idea = ideas[index] ?? { mark: "plain", motif: "spark", treatment: "plain" };
    const suited = suitedFaces(faces, brief.company_name, slot.archetype, idea);
    const typeface = suited[index % suited.length] ?? "Jost";
    // Stepping by 5 through six palettes, and twice more a round, keeps neighbours apart.
    const variant = start + index * 5 + 2 * Math.floor(index / 6);
    const palette = paletteFor(colours, marks[idea.mark].family, variant, ownColours(brief));
    const title = unused(titleOf(idea, slot.archetype, treatments[idea.treatment].title), titles);
    return {
      ...slot,
      title,
      prompt: promptFor(brief, slot, idea, typeface, palette, index, cliches),
      ...letteredBy(brief, slot, index),
    };
  });
}

/** How often the decks are shuffled anew for ideas that were not shown yet. */
const SHUFFLES = 24;

/** An idea for each slot, none of which was shown before as long as there are others. */
function freshIdeas({ brief, slots, cliches, shown }: Commission, random: Random): Idea[] {
  const archetypes = slots.map(({ archetype }) => archetype);
  const told = shown.map(({ idea }) => idea.toLowerCase());
  const seen = (phrase: string) => told.some((idea) => idea.includes(phrase.toLowerCase()));
  const old = motifNames.map((name) => motifNamed(name).phrase).filter(seen);
  const choose = () => chooseIdeas(brief, archetypes, [...cliches, ...old], random);
  const ideas = choose();
  if (shown.length === 0) return ideas;
  const taken = new Set<string>();
  const fresh: (Idea | undefined)[] = slots.map(() => undefined);
  for (const deck of [ideas, ...Array.from({ length: SHUFFLES }, choose)]) {
    deck.forEach((idea, index) => {
      const phrase = phraseOf(brief, slots[index]?.archetype ?? "abstract", idea);
      if (fresh[index] !== undefined || taken.has(phrase) || seen(phrase)) return;
      fresh[index] = idea;
      taken.add(phrase);
    });
  }
  return ideas.map((idea, index) => fresh[index] ?? idea);
}

/** The words by which an idea is known in a prompt. */
function phraseOf(brief: GivenBrief, archetype: Slot["archetype"], idea: Idea): string {
  return archetype === "wordmark" ? treated(idea) : subject(brief, archetype, idea);
}

/** What a concept letters. */
function letteredBy(
  brief: GivenBrief,
  { archetype }: Slot,
  index: number,
): Pick<Concept, "lettering" | "tagline"> {
  if (archetype === "lettermark") return { lettering: initialsOf(brief.company_name), tagline: "" };
  if (archetype !== "wordmark" && archetype !== "combination") {
    return { lettering: "", tagline: "" };
  }
  return {
    lettering: brief.company_name,
    tagline: hasTagline(brief, archetype, index) ? brief.tagline : "",
  };
}

function hasTagline(brief: GivenBrief, archetype: Slot["archetype"], index: number): boolean {
  return brief.tagline !== "" && !(archetype === "wordmark" && index % 2 === 1);
}

const fine: TypefaceName[] = ["Tenor Sans", "Hina Mincho", "Caveat", "Pacifico"];

/** The faces that the treatment doesn't spoil. Capitals of a script face can't stand alone. */
function suitedFaces(
  faces: TypefaceName[],
  name: string,
  archetype: Slot["archetype"],
  idea: Idea,
): TypefaceName[] {
  const sturdy = archetype === "wordmark" && treatments[idea.treatment].sturdy === true;
  const suited = faces.filter((face) =>
    !(sturdy && fine.includes(faceFor(name, face))) &&
    !(archetype === "lettermark" && face === "Pacifico")
  );
  return suited.length > 0 ? suited : ["Jost"];
}

function promptFor(
  brief: GivenBrief,
  { archetype }: Slot,
  idea: Idea,
  typeface: TypefaceName,
  palette: Palette,
  index: number,
  cliches: string[],
): string {
  return [
    `${noun[archetype]} for a company in this field: ${oneLine(brief.industry)}.`,
    subject(brief, archetype, idea),
    lettering(brief, archetype, idea, typeface, index),
    `Style: ${style(brief)}; flat vector artwork with crisp edges.`,
    `Palette: ${palette.main} for the main shapes, ${palette.second} as the second colour, ` +
    `${palette.accent} for small accents, lettering in ${palette.ink}, ` +
    `plain background ${palette.ground}.`,
    "Composition: centred on a square, generous margins, balanced optically, legible at 32 pixels.",
    `Avoid: ${avoid(brief, archetype, cliches.map(oneLine))}.`,
  ].filter((sentence) => sentence !== "").join(" ");
}

const noun: Record<Slot["archetype"], string> = {
  abstract: "An abstract logo mark",
  lettermark: "A lettermark logo",
  wordmark: "A wordmark logo",
  combination: "A combination mark logo",
  pictorial: "A pictorial logo mark",
};

function subject(brief: GivenBrief, archetype: Slot["archetype"], idea: Idea): string {
  if (archetype === "wordmark") return "";
  const phrase = marks[idea.mark].phrase.replace("{motif}", motifNamed(idea.motif).phrase).replace(
    "{initials}",
    quote(initialsOf(brief.company_name)),
  );
  return `Draw ${phrase}.`;
}

function lettering(
  brief: GivenBrief,
  archetype: Slot["archetype"],
  idea: Idea,
  typeface: TypefaceName,
  index: number,
): string {
  const face = typefaceWords.find(({ name }) => name === typeface)?.phrase ?? "a sans-serif";
  const weight = index % 3 === 1 ? "medium weight" : "bold";
  if (archetype === "abstract" || archetype === "pictorial") return "Draw no letters at all.";
  if (archetype === "lettermark") {
    return `The letters are in ${face}, ${weight}, and nothing else is lettered.`;
  }
  const name = `Letter the name exactly as ${quote(brief.company_name)}, in ${face}, ${weight}`;
  const tagline = hasTagline(brief, archetype, index)
    ? ` Below it the tagline ${quote(brief.tagline)} in small plain letters.`
    : "";
  if (archetype === "wordmark") {
    return `${name}, ${treated(idea)}.${tagline}`;
  }
  if (idea.mark === "roundel") return `${name}, on the ring.${tagline}`;
  const beside = index % 2 === 0 && [...brief.company_name].length <= 22;
  return `${name}, ${beside ? "to the right of the mark" : "below the mark"}.${tagline}`;
}

function treated(idea: Idea): string {
  return treatments[idea.treatment].phrase.replace("{motif}", motifNamed(idea.motif).phrase);
}

function style(brief: GivenBrief): string {
  const words = [...brief.styles, ...brief.personality].map(oneLine);
  return words.length > 0 ? words.join(", ") : "clear, memorable, timeless";
}

function avoid(brief: GivenBrief, archetype: Slot["archetype"], cliches: string[]): string {
  const own = avoidanceIn(oneLine(brief.avoid)).terms;
  const letters = archetype === "abstract" || archetype === "pictorial"
    ? "letters, words"
    : "any other text, misspelling";
  return [...own, ...cliches, letters, "mock-ups, photographs, 3D effects, watermarks"].join(", ");
}

/** A brief's text inside a sentence: its line breaks and quotation marks would be read as ours. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").replace(/["“”«»「」]/g, "'").trim();
}

/** In quotation marks that the text itself doesn't hold. */
function quote(text: string): string {
  return text.includes('"') ? `“${text}”` : `"${text}"`;
}

function unused(title: string, taken: Set<string>): string {
  const numerals = ["", " II", " III", " IV", " V", " VI"];
  const free =
    numerals.map((numeral) => title + numeral).find((candidate) => !taken.has(candidate)) ??
      `${title} ${taken.size + 1}`;
  taken.add(free);
  return free;
}
