import type { Edit } from "./edit.ts";

const face = (typeface: Extract<Edit, { kind: "typeface" }>["typeface"]): Edit => ({
  kind: "typeface",
  typeface,
});
const tone = (tone: Extract<Edit, { kind: "tone" }>["tone"]): Edit => ({ kind: "tone", tone });

const calm: Edit[] = [tone("muted"), { kind: "weight", weight: "finer" }, {
  kind: "size",
  of: "whole",
  factor: 0.85,
}];
const lively: Edit[] = [tone("vivid"), face("Comfortaa"), {
  kind: "turn",
  of: "mark",
  degrees: -8,
}];
const energetic: Edit[] = [tone("vivid"), { kind: "slant", isSlanted: true }, {
  kind: "size",
  of: "whole",
  factor: 1.1,
}];
const serious: Edit[] = [tone("muted"), tone("darker"), face("Tenor Sans")];
const elegant: Edit[] = [tone("darker"), face("Playfair Display"), { kind: "tracking", by: 0.06 }];
const simple: Edit[] = [{ kind: "enclosure", enclosure: null }, tone("muted"), face("Jost")];
const strong: Edit[] = [tone("vivid"), { kind: "weight", weight: "heavier" }, {
  kind: "size",
  of: "whole",
  factor: 1.1,
}];
const rustic: Edit[] = [tone("warmer"), tone("muted"), face("Roboto Slab")];

/** What a wish for a mood changes, and what a wish for less of it does. */
const moods: [cue: string, more: Edit[], less: Edit[]][] = [
  ["calm|quiet|gentl|soft|subtl|peaceful|relax|understated|serene|delicate", calm, energetic],
  ["playful|fun|cheer|happ|joy|quirk|friendl|whimsic|cute|kid|approachable", lively, serious],
  ["energetic|dynamic|exciting|lively|sport|fast", energetic, calm],
  [
    "elegan|premium|luxur|expensive|sophisticat|class(?:y|ier)|refined|posh|timeless",
    elegant,
    lively,
  ],
  ["simpl|clean|minimal|unclutter|plain", simple, lively],
  ["busy|cluttered|complicated|fussy", lively, simple],
  ["serious|corporate|professional|formal|trust|grown[- ]up|conservative", serious, lively],
  ["bold|strong|powerful|confident|striking|impact|stand out|loud", strong, calm],
  ["rustic|vintage|retro|natural|organic|earthy|handmade|traditional", rustic, simple],
  ["modern|contemporary|fresh|crisp", [tone("vivid"), face("Jost")], rustic],
  ["futuristic|tech|digital|sci-fi", [tone("cooler"), face("Unbounded")], rustic],
  ["co[sz]y|homely|welcom|inviting", [tone("warmer"), face("Comfortaa")], [tone("cooler")]],
  ["boring|dull|flat|bland", serious, lively],
].map(([cue, more, less]) => [`(?:${cue})\\w*`, more, less] as [string, Edit[], Edit[]]);

/** An instruction that names one of these is no vague wish. */
const exact = /\b(?:serif|sans|font|typeface|letter\w*|script|background|icon|name|text|tagline)\b/;

/** The changes in the spirit of a vague wish: "calmer", "more playful", "less corporate". */
export function moodEdits(instruction: string): Edit[] {
  const text = instruction.toLowerCase();
  if (exact.test(text)) return [];
  for (const [cue, more, less] of moods) {
    const found = new RegExp(
      `(\\b(?:less|not(?: so| too| as)?|too|no longer|without being) (?:\\w+ )?)?\\b${cue}\\b`,
    ).exec(text);
    if (found !== null) return found[1] === undefined ? more : less;
  }
  return [];
}
