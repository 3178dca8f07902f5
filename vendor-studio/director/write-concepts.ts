import { marks } from "../draw/marks/index.ts";
import { motifNamed, motifNames } from "../draw/motifs/index.ts";
import { type Random, randomFrom } from "../draw/random.ts";
import { faceFor } from "../draw/lettering/runs.ts";
import type { TypefaceName } from "../draw/lettering/typefaces.ts";
import { type Palette, SHAPE } from "../draw/palette.ts";
import { leastContrast } from "../draw/scene.ts";
import { treatments } from "../draw/wordmark/index.ts";
import { american } from "../reading/spelling.ts";
import type { Commission, Slot } from "./brief.ts";
import { chooseIdeas, type Idea } from "./ideas.ts";
import { coloursFor, paletteFor } from "./colours.ts";
import { ownPaletteFor } from "./own-palettes.ts";
import { unaskedCliches } from "./suitable-motifs.ts";
import { typefacesFor } from "./typefaces.ts";
import { lettersOf, phraseOf, promptFor, type Sketch, titleOf } from "./word-prompt.ts";

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
    const sketch = { ...idea, brief, archetype: slot.archetype };
    const suited = suitedFaces(faces, sketch);
    const typeface = suited[index % suited.length] ?? "Jost";
    // Stepping by 5 through six palettes, and twice more a round, keeps neighbours apart.
    const variant = start + index * 5 + 2 * Math.floor(index / 6);
    const { family, shows } = marks[idea.mark];
    // What is cut out of a gradient must be seen on both of its colours.
    const least = family === "gradient" && shows === "motif" ? SHAPE : leastContrast(sketch);
    const palette = ownPaletteFor(brief, least, used, random) ??
      paletteFor(colours, family, variant);
    const draft = { ...sketch, typeface, palette, index, cliches };
    const title = unused(titleOf(sketch), titles);
    return { ...slot, title, prompt: promptFor(draft), ...lettersOf(draft) };
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
      const phrase = phraseOf({ ...idea, brief, archetype: archetypes[index] ?? "abstract" });
      if (fresh[index] !== undefined || taken.has(phrase) || seen(phrase)) return;
      fresh[index] = idea;
      taken.add(phrase);
    });
  }
  return ideas.map((idea, index) => fresh[index] ?? idea);
}

const fine: TypefaceName[] = ["Tenor Sans", "Hina Mincho", "Caveat", "Pacifico"];

/** The faces that the treatment doesn't spoil. Capitals of a script face can't stand alone. */
function suitedFaces(
  faces: TypefaceName[],
  { brief, archetype, treatment }: Sketch,
): TypefaceName[] {
  const sturdy = archetype === "wordmark" && treatments[treatment].sturdy === true;
  const suited = faces.filter((face) =>
    !(sturdy && fine.includes(faceFor(brief.company_name, face))) &&
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
