import { marks } from "../draw/marks/index.ts";
import { motifNamed, motifNames } from "../draw/motifs/index.ts";
import { type Random, randomFrom } from "../draw/random.ts";
import { faceFor } from "../draw/lettering/runs.ts";
import type { TypefaceName } from "../draw/lettering/typefaces.ts";
import { type Palette, SHAPE } from "../draw/palette.ts";
import { leastContrasts } from "../draw/scene.ts";
import { treatments } from "../draw/wordmark/index.ts";
import { initialsOf } from "../reading/quotes.ts";
import { american } from "../reading/spelling.ts";
import type { Commission, GivenBrief, Slot } from "./brief.ts";
import { chooseIdeas, type Idea } from "./ideas.ts";
import { coloursFor, paletteFor } from "./colours.ts";
import { ownPaletteFor } from "./own-palettes.ts";
import { unaskedCliches } from "./suitable-motifs.ts";
import { typefacesFor } from "./typefaces.ts";
import { hasTagline, phraseOf, promptFor, titleOf } from "./word-prompt.ts";

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
  { brief, slots, cliches: known, shown }: Commission,
  seed?: number,
  lent: string[] = [],
): Concept[] {
  const cliches = unaskedCliches(brief, known);
  const random = randomFrom(`${seed ?? ""}${JSON.stringify(brief)}`);
  const ideas = freshIdeas({ brief, slots, cliches, shown }, random);
  const faces = typefacesFor(brief, random);
  const colours = coloursFor(brief, lent, random);
  const start = random.whole(0, 5);
  const used: Palette[] = [];
  const titles = new Set(shown.map(({ title }) => title));
  return slots.map((slot, index) => {
    const idea = ideas[index] ?? { mark: "plain", motif: "spark", treatment: "plain" };
    const suited = suitedFaces(faces, brief.company_name, slot.archetype, idea);
    const typeface = suited[index % suited.length] ?? "Jost";
    // Stepping by 5 through six palettes, and twice more a round, keeps neighbours apart.
    const variant = start + index * 5 + 2 * Math.floor(index / 6);
    const { family, shows } = marks[idea.mark];
    const { second } = leastContrasts({ ...idea, archetype: slot.archetype });
    // What is cut out of a gradient must be seen on both of its colours.
    const least = family === "gradient" && shows === "motif" ? SHAPE : second;
    const palette = ownPaletteFor(brief, least, used, random) ??
      paletteFor(colours, family, variant);
    const title = unused(titleOf(idea, slot.archetype), titles);
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
  const told = shown.map(({ idea }) => american(idea.toLowerCase()));
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

function unused(title: string, taken: Set<string>): string {
  const numerals = ["", " II", " III", " IV", " V", " VI"];
  const free =
    numerals.map((numeral) => title + numeral).find((candidate) => !taken.has(candidate)) ??
      `${title} ${taken.size + 1}`;
  taken.add(free);
  return free;
}
