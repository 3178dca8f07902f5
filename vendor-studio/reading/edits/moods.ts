import type { TypefaceName } from "../../draw/lettering/typefaces.ts";
import type { Edit } from "./edit.ts";

const face = (typeface: TypefaceName): Edit => ({ kind: "typeface", typeface });
const tone = (tone: Extract<Edit, { kind: "tone" }>["tone"]): Edit => ({ kind: "tone", tone });

const weight = (weight: "heavier" | "finer"): Edit => ({ kind: "weight", weight });
const size = (factor: number): Edit => ({ kind: "size", of: "whole", factor });

const calm: Edit[] = [tone("muted"), weight("finer"), size(0.85)];
const tilted: Edit = { kind: "turn", of: "mark", degrees: -8 };
const lively: Edit[] = [tone("vivid"), face("Comfortaa"), tilted];
const energetic: Edit[] = [tone("vivid"), { kind: "slant", isSlanted: true }, size(1.1)];
const serious: Edit[] = [tone("muted"), tone("darker"), face("Tenor Sans")];
const elegant: Edit[] = [tone("darker"), face("Playfair Display"), { kind: "tracking", by: 0.06 }];
const graceful: Edit[] = [tone("lighter"), tone("warmer"), weight("finer"), face("Tenor Sans")];
const simple: Edit[] = [
  { kind: "enclosure", enclosure: null },
  tone("muted"),
  face("Jost"),
  size(0.85),
];
const strong: Edit[] = [tone("vivid"), tone("starker"), weight("heavier"), size(1.2)];
const rugged: Edit[] = [tone("starker"), weight("heavier"), face("Oswald"), size(1.1)];
const rustic: Edit[] = [tone("warmer"), tone("muted"), face("Roboto Slab")];
const modern: Edit[] = [tone("vivid"), face("Jost"), size(1.1)];

/** What a wish for a mood changes, and what a wish for less of it does. */
const moods: [cue: string, more: Edit[], less: Edit[]][] = [
  [
    "calm|quiet|gentl|soft|subtl|peaceful|relax|understated|serene|delicate|(?:icon|symbol|emblem) (?:thinn|slimm)",
    calm,
    energetic,
  ],
  ["playful|fun|cheer|happ|joy|quirk|friendl|whimsic|cute|kid|approachable", lively, serious],
  ["energetic|dynamic|exciting|lively|sport|fast", energetic, calm],
  [
    "elegan|premium|luxur|expensive|sophisticat|class(?:y|ier)|refined|posh|timeless",
    elegant,
    lively,
  ],
  ["simpl|clean|minimal|unclutter|plain|flatte[rn]", simple, lively],
  ["busy|cluttered|complicated|fussy", simple, simple],
  ["serious|corporate|professional|formal|trust|grown[- ]up|conservative", serious, lively],
  [
    "bold|strong|powerful|confident|striking|impact|stand out|loud|pop(?!corn|p)|punch|thick|heav|chunk|" +
    "eye-catching",
    strong,
    calm,
  ],
  ["feminin|womanly|girl|romantic|dainty|graceful", graceful, rugged],
  ["masculin|manly|rugged|tough|edg(?:y|ier)", rugged, graceful],
  ["rustic|vintage|retro|natural|organic|earthy|handmade|traditional", rustic, simple],
  ["modern|contemporary|fresh|crisp", modern, rustic],
  ["futuristic|tech|digital|sci-fi", [tone("cooler"), face("Unbounded")], rustic],
  ["co[sz](?:y|ier)|homely|welcom|inviting", [tone("warmer"), face("Comfortaa")], [tone("cooler")]],
  ["boring|dull|flat(?!te)|bland", lively, lively],
  ["round|gentl|soft|warm and", [face("Comfortaa")], []],
  ["classic|editorial", [face("Playfair Display")], []],
  ["neutral|swiss", [face("Jost")], []],
  ["solid|sturdy|industrial", [face("Roboto Slab")], []],
].map(([cue, more, less]) => [`(?:${cue})\\w*`, more, less] as [string, Edit[], Edit[]]);

/** The typeface of the first mood that has one. */
export function moodedTypeface(text: string): TypefaceName | undefined {
  return moods.filter(([cue]) => new RegExp(`\\b${cue}\\b`).test(text))
    .flatMap(([, more]) => more).find((edit) => edit.kind === "typeface")?.typeface;
}

/** An instruction that names one of these is no vague wish. */
const exact = /\b(?:serif|sans|font|typeface|letter\w*|script|background|name|text|tagline)\b/;

const lettersOnly: readonly Edit["kind"][] = ["typeface", "weight", "tracking", "slant"];

/** Whether an edit is of how letters look, and of nothing else. */
export const isOfLetters = ({ kind }: Edit): boolean => lettersOnly.includes(kind);

/** Whether a vague wish is for the mark, whose letters then stay as they are. */
export const isForMark = (instruction: string): boolean =>
  /\b(?:icon|symbol|emblem)\b/i.test(instruction);

/** The changes in the spirit of a vague wish: "calmer", "more playful", "less corporate". */
export function moodEdits(instruction: string): Edit[] {
  const text = instruction.toLowerCase();
  if (exact.test(text)) return [];
  for (const [cue, more, less] of moods) {
    const found = new RegExp(
      `(\\b(?:less|not(?: so| too| as)?|too|no longer|without being) (?:\\w+ )?)?\\b${cue}\\b`,
    ).exec(text);
    if (found === null) continue;
    const edits = found[1] === undefined ? more : less;
    return isForMark(instruction) ? ofMark(edits) : edits;
  }
  return [];
}

function ofMark(edits: Edit[]): Edit[] {
  return edits.filter((edit) => !isOfLetters(edit))
    .map((edit) => edit.kind === "size" ? { ...edit, of: "mark" } : edit);
}
