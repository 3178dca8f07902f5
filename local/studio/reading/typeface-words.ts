import type { TypefaceName } from "../draw/lettering/typefaces.ts";

/** How prompts speak of each typeface: the phrase a director writes, the words a reader looks for. */
export const typefaceWords: { name: TypefaceName; phrase: string; cues: RegExp }[] = [
  { name: "Jost", phrase: "a geometric sans-serif", cues: /geometric sans|futura|modernist sans/ },
  {
    name: "Playfair Display",
    phrase: "a high-contrast serif",
    cues: /high-contrast serif|didone|classic serif|elegant serif|transitional serif/,
  },
  { name: "Roboto Slab", phrase: "a sturdy slab serif", cues: /slab/ },
  {
    name: "Pacifico",
    phrase: "a flowing brush script",
    cues: /brush script|script lettering|cursive|calligraph/,
  },
  {
    name: "Comfortaa",
    phrase: "a soft rounded sans-serif",
    cues: /rounded sans|soft rounded|rounded letter/,
  },
  { name: "Oswald", phrase: "a tall condensed sans-serif", cues: /condensed|narrow sans/ },
  {
    name: "Unbounded",
    phrase: "a wide futuristic sans-serif",
    cues: /futuristic|wide sans|extended sans|techno/,
  },
  {
    name: "Tenor Sans",
    phrase: "a refined humanist sans-serif",
    cues: /humanist|refined sans|inscriptional|flared/,
  },
  { name: "Caveat", phrase: "loose handwriting", cues: /handwrit|hand-drawn letter|hand-lettered/ },
];

/** The typeface that a prompt, in lower case, asks for. */
export function typefaceIn(prompt: string): TypefaceName | undefined {
  const named = typefaceWords.find(({ cues }) => cues.test(prompt));
  if (named !== undefined) return named.name;
  if (/sans[- ]serif/.test(prompt)) return "Jost";
  return /\bserif/.test(prompt) ? "Playfair Display" : undefined;
}
