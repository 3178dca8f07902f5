import { emojiNames, ownIcons, solidNames } from "./icon-names.ts";
import { emojiIcons, emojiKeywords, emojiThings, solidIcons } from "./icon-sets.ts";
import { type Shapes, shapesOf } from "./shapes.ts";

/** A thing that a mark can show. */
export interface Motif {
  /** How a prompt calls it, with its article. */
  phrase: string;
  /** A word or two for a concept's title. */
  title: string;
  /** What else it goes by, and its kind, in lower case: who wants no animals wants no fox. */
  keywords: string[];
  shapes(): Shapes;
}

/** Every motif that the studio can draw, by the word or words that a client says for it. */
export const motifs = new Map<string, Motif>();

/** What there is one of. */
const unique = ["sea", "ocean"];

/** Names that take no article. */
const uncounted = new Set(
  ("music snow rain water wind fire lightning thunder honey meat rice coffee tea bread beer ale wine " +
    "money mail yoga football tennis golf basketball rugby cricket grass barley wheat grain wool ham " +
    "paint ink film wood timber lumber bacon chocolate cocoa soup broth milk butter garlic jam " +
    "pasta salad yarn lavender heather rye cutlery ice popcorn sushi broccoli spinach thyme sage mint " +
    "basil parsley rosemary ginger soap salt luggage fog badminton citrus bowling cooking camping " +
    "fishing skating boxing beekeeping clothes").split(" "),
);

for (const [name, icon] of pairs(emojiThings.join(" ") + emojiNames)) {
  add(name.replaceAll("-", " "), emojiIcons.icons[icon]?.body, emojiKeywords.get(icon) ?? []);
}
for (const [name, icon] of pairs(solidNames)) {
  add(name, solidIcons.icons[icon]?.body, motifs.get(name)?.keywords ?? []);
}
for (const [name, d] of Object.entries(ownIcons)) add(name, `<path d="${d}"/>`, []);

export const motifNames = [...motifs.keys()];

/** @throws on a name that is none of `motifNames`. */
export function motifNamed(name: string): Motif {
  const motif = motifs.get(name);
  if (motif === undefined) throw new RangeError(`There is no motif "${name}"`);
  return motif;
}

/** Reads "crow=blackbird maple+leaf=leaf-maple net" as words and what each of them stands for. */
export function pairs(list: string): [name: string, icon: string][] {
  return list.trim().split(/\s+/).map((entry) => {
    const [name = "", icon = name] = entry.replaceAll("+", " ").split("=");
    return [name, icon];
  });
}

function add(name: string, body: string | undefined, keywords: string[]): void {
  // A few icons are made of strokes and masks, which can't be drawn as outlines.
  if (body === undefined || /<mask|<use|stroke/.test(body)) return;
  const drawn = body.replace(/<(defs|clipPath)\b.*?<\/\1>/g, "");
  const paths = [...drawn.matchAll(/ d="([^"]+)"/g)].map(([, d = ""]) => d);
  if (paths.length === 0) return;
  // An octopus and an ibis are one.
  const isCounted = !/(?<!s|u|ibi|cero)s$/.test(name) && !uncounted.has(name);
  const article = unique.includes(name)
    ? "the"
    : /^(?!uni|uk|ewe|euro|one)(?:[aeiou]|hour)/.test(name)
    ? "an"
    : "a";
  let shapes: Shapes | undefined;
  motifs.set(name, {
    phrase: isCounted ? `${article} ${name}` : name,
    title: name.replaceAll(/\b\p{Ll}/gu, (letter) => letter.toUpperCase()),
    keywords,
    // Most motifs are never drawn, and taking one apart costs some milliseconds.
    shapes: () => shapes ??= shapesOf(paths),
  });
}
