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

/** How clients, rather than directors, speak of typefaces; the surest sign first. */
const wishes: [RegExp, TypefaceName][] = [
  [/\bcomic|hand-?writ|hand-?drawn|hand-?letter|casual (?:script|hand)|marker|\bpen\b/, "Caveat"],
  [/\bscript|cursive|calligraph|brush|signature|joined[- ]up|swash/, "Pacifico"],
  [/\bslab|typewriter|egyptian/, "Roboto Slab"],
  [/condensed|narrow(?:er)? (?:letter|type|font|sans)|compressed|poster|\boswald/, "Oswald"],
  [
    /rounded|\bround(?:er)? (?:letter|type|font|sans)|(?:letter\w*|type\w*|font) (?:\w+ )?round(?:er)?\b|bubbl|\bcomfortaa/,
    "Comfortaa",
  ],
  [
    /\bwide(?:r)? (?:letter|type|font|sans)|extended|futuristic|techno|sci-fi|\bunbounded/,
    "Unbounded",
  ],
  [/humanist|inscriptional|roman capitals|\btenor|optima/, "Tenor Sans"],
  [/didone|didot|bodoni|garamond|times|playfair|old[- ]style/, "Playfair Display"],
  [/geometric (?:sans|letter|type|font)|futura|helvetica|grotesk|grotesque|\bjost/, "Jost"],
];

/** The typeface that an instruction, in lower case, wishes for. */
export function typefaceWished(instruction: string): TypefaceName | undefined {
  // What is to go is no wish: "sans instead of the serif".
  const wanted = instruction.replace(
    /\b(?:instead of|rather than|not|no|replace|from) (?:the |an? |its )?(?:[\w-]+ )??(?:script|sans[- ]serif|serif|slab|cursive|rounded|condensed)\b/g,
    " ",
  );
  return wishes.find(([cue]) => cue.test(wanted))?.[1] ?? typefaceIn(wanted) ??
    (/\bsans\b/.test(wanted) ? "Jost" : undefined);
}
