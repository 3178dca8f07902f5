import type { Scene } from "../draw/scene.ts";
import { colourPhrase } from "./colours.ts";
import { motifsNamed } from "./motif-words.ts";
import { quoted } from "./quotes.ts";
import { readPrompt } from "./read-prompt.ts";

/** Words that only make sense of a picture that is there already. */
const comparing = new RegExp(
  "\\b(?:instead|rather than|more|less|bit|little|too|it|its|this|same|around the|behind|on top|" +
    "without the|(?:bold|bigg|larg|small|thinn|thick|dark|light|warm|cool|soft)er)\\b",
);

/** What a whole picture's description says besides what it shows; a wish for a part says none of it. */
const whole = new RegExp(
  "\\b(?:logo|wordmark|logotype|lettermark|monogram|mark|background|flat|vector)\\b|" +
    `\\bon (?:an? )?(?:#|(?:${colourPhrase})\\b)`,
);

/**
 * The logo that a text describes, where it asks for no change: "a blue crow on white". Its colours
 * are those of the one before, and so is its name unless the text says otherwise.
 */
export function describedIn(
  text: string,
  before: Scene,
  seed: number | undefined,
): Scene | undefined {
  const lower = text.toLowerCase();
  if (!/^(?:an?|one|two|three) /.test(lower) || comparing.test(lower) || !whole.test(lower)) {
    return undefined;
  }
  const isLettered = text.search(quoted) >= 0;
  const things = motifsNamed(lower.replace(new RegExp(colourPhrase, "g"), " "));
  if (!isLettered && things.length === 0) return undefined;
  const isMute = /\b(?:no|without)(?: any)? (?:letter|text|word|name)/.test(lower);
  const keepsName = before.name !== "" && !isLettered && !isMute;
  const prompt = keepsName ? `${text}. Letter the name “${before.name}”.` : text;
  const described = { ...readPrompt(prompt, seed), palette: before.palette };
  return keepsName ? { ...described, tagline: before.tagline } : described;
}
